import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchStation } from '../kit/station.ts'
import { ensureBuilt } from '../../electron/start-build.ts'
import { fileURLToPath } from 'node:url'
import { BARS, HOST_BARS } from './bars.ts'
import { bareStatements } from './bare-statements.ts'
import { fillStore, PIN } from './fill-store.ts'
import { type Measured, measure, missesOf } from './measure.ts'
import { operations } from './operations.ts'
import { rowId } from './row-id.ts'
import { connect } from './station-client.ts'

/**
 * `npm run bench -- --jobs N --json FILE [--rounds N]`: fills a store, starts the built station on it, measures what QUALITY.md
 * names over HTTP beside the bare statements, prints a table and ends with 1 when a bar is missed.
 */
const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '100000' }, json: { type: 'string' }, rounds: { type: 'string', default: '240' } },
})
const jobs = wholeNumber('jobs', values.jobs)
const rounds = wholeNumber('rounds', values.rounds)
/** What the first screens ask for, so that memory is that of a station at work. */
const FIRST_SCREENS = [
  ['depot.settings', undefined],
  ['jobs.today', undefined],
  ['jobs.board', { stage: 'received' }],
  ['jobs.board', { stage: null }],
] as const

const dataDir = await mkdtemp(join(tmpdir(), 'handback-bench-'))
try {
  const report = await run()
  print(report)
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = report.missed.length === 0 ? 0 : 1
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

interface Report {
  machine: {
    cpu: string
    cores: number
    memoryGigabytes: number
    node: string
    sqlite: string
    loadBefore: number
    loadAfter: number
  }
  jobs: number
  rounds: number
  fillSeconds: number
  operations: (Measured & { bar: { p95: number; ratio: number } })[]
  host: { firstAnswerMs: number; residentMegabytes: number; afterRunMegabytes: number }
  missed: string[]
}

async function run(): Promise<Report> {
  await ensureBuilt(fileURLToPath(new URL('../..', import.meta.url)))
  const machine = machineFacts()
  const began = performance.now()
  const { path, shape } = await fillStore(dataDir, jobs)
  const fillSeconds = (performance.now() - began) / 1000
  say(`filled ${jobs} jobs in ${fillSeconds.toFixed(1)} s`)
  const started = performance.now()
  const station = await launchStation({ dataDir })
  const client = connect(station.url)
  const bare = bareStatements(path)
  try {
    await client.call('depot.info')
    const firstAnswerMs = performance.now() - started
    await client.call('session.signIn', { staffId: rowId('staff', 0), pin: PIN })
    for (const [procedure, input] of FIRST_SCREENS) await client.call(procedure, input)
    const atFirstScreen = memoryOf(station.process.pid ?? 0)
    const measured: Report['operations'] = []
    for (const operation of operations(shape)) {
      const { p95, ratio } = BARS[operation.name]
      measured.push({ ...(await measure(operation, client, bare.bare, rounds)), bar: { p95, ratio } })
    }
    const host = { firstAnswerMs, residentMegabytes: atFirstScreen, afterRunMegabytes: memoryOf(station.process.pid ?? 0) }
    const missed = [
      ...measured.flatMap((one) => missesOf(BARS[one.name], one).map((miss) => `${BARS[one.name].name}: ${miss}`)),
      ...missesOfHost(host),
    ]
    return {
      machine: { ...machine, loadAfter: loadavg()[0] ?? 0 },
      jobs,
      rounds,
      fillSeconds,
      operations: measured,
      host,
      missed,
    }
  } finally {
    bare.close()
    client.close()
    await station.stop()
  }
}

/** Resident megabytes, as the kernel counts them; 0 where it does not say. */
function memoryOf(pid: number): number {
  if (process.platform !== 'linux') return 0
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
}

function missesOfHost({ firstAnswerMs, residentMegabytes }: Report['host']): string[] {
  return [
    ...(firstAnswerMs > HOST_BARS.firstAnswerMs
      ? [`start: ${Math.round(firstAnswerMs)} ms over ${HOST_BARS.firstAnswerMs} ms`]
      : []),
    ...(residentMegabytes > HOST_BARS.residentMegabytes
      ? [`memory: ${residentMegabytes} MB over ${HOST_BARS.residentMegabytes} MB`]
      : []),
  ]
}

function machineFacts(): Omit<Report['machine'], 'loadAfter'> {
  const memory = new Database(':memory:')
  const sqlite = String(memory.prepare('select sqlite_version()').pluck().get())
  memory.close()
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    sqlite,
    loadBefore: loadavg()[0] ?? 0,
  }
}

function print(report: Report): void {
  const { machine, host } = report
  say(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, Node ${machine.node}, SQLite ${machine.sqlite}`)
  say(
    `${report.jobs} jobs, ${report.rounds} samples each, load ${machine.loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}\n`,
  )
  say(row(['milliseconds', 'p50', 'p95', 'bar', 'bare p50', 'bare p95', 'ratio', 'bar']))
  for (const { name, station, bare, ratio, bar } of report.operations) {
    const figures = [station.p50.toFixed(2), station.p95.toFixed(2), String(bar.p95), bare.p50.toFixed(2), bare.p95.toFixed(2)]
    say(row([BARS[name].name, ...figures, ratio.toFixed(1), String(bar.ratio)]))
  }
  say(`\nstart to first answer ${Math.round(host.firstAnswerMs)} ms (bar ${HOST_BARS.firstAnswerMs})`)
  say(
    `host memory at the first screens ${host.residentMegabytes} MB (bar ${HOST_BARS.residentMegabytes}), after the run ${host.afterRunMegabytes} MB`,
  )
  say(report.missed.length === 0 ? '\nall bars met' : `\nmissed:\n${report.missed.map((miss) => `  ${miss}`).join('\n')}`)
}

function row([name = '', ...figures]: readonly string[]): string {
  return name.padEnd(34) + figures.map((figure) => figure.padStart(9)).join('')
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 100) throw new RangeError(`--${name} must be a whole number of at least 100`)
  return value
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
