import type { Bar, OperationName } from './bars.ts'
import type { Bare } from './bare-statements.ts'
import type { Operation } from './operations.ts'
import type { StationClient } from './station-client.ts'

/** Milliseconds. */
export interface Spread {
  p50: number
  p95: number
}

export interface Measured {
  name: OperationName
  station: Spread
  bare: Spread
  /** Median over median. */
  ratio: number
}

const WARM_UP = 30

/**
 * Asks the station and the bare statement in turn, so that whatever else the machine does slows both. `rounds` samples each,
 * after some that warm up caches and compilers.
 */
export async function measure(operation: Operation, client: StationClient, bare: Bare, rounds: number): Promise<Measured> {
  const [station, direct]: [number[], number[]] = [[], []]
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const at = round + WARM_UP
    const input = operation.input(at)
    const bareInput = operation.bareInput(input, at)
    const asked = performance.now()
    await operation.overHttp(client, input, at)
    const answered = performance.now()
    bare[operation.name](bareInput)
    const done = performance.now()
    if (round < 0) continue
    station.push(answered - asked)
    direct.push(done - answered)
  }
  const [over, under] = [spreadOf(station), spreadOf(direct)]
  return { name: operation.name, station: over, bare: under, ratio: over.p50 / under.p50 }
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** What is missed, in words; empty when the bar is met. */
export function missesOf(bar: Bar, { station, ratio }: Pick<Measured, 'station' | 'ratio'>): string[] {
  return [
    ...(station.p95 > bar.p95 ? [`p95 ${station.p95.toFixed(1)} ms over ${bar.p95} ms`] : []),
    ...(ratio > bar.ratio ? [`${ratio.toFixed(1)} times the bare statement, over ${bar.ratio}`] : []),
  ]
}
