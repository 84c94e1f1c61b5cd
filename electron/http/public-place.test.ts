import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { assess, checkInOne, move, offer, unitOf } from '../../test/kit/job-life.ts'
import { sendPlain } from '../../test/kit/plain-http.ts'
import { openWorld, type Person, type World } from '../../test/kit/world.ts'
import { readPublicAddress } from '../features/depot/depot.repository.ts'
import { createRouter } from '../router.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { type Station, startStation } from './station-server.ts'

/** The real depot behind a name that customers reach it by, as whatever forwards to this machine passes requests on. */
const NAME = 'repair.example.com'
const HOUR = 3_600_000
const NO_CONSENTS = { mayDisassemble: false, mayWipeData: false }

let folder: string
let world: World
let manager: Person
let station: Station
let units = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-public-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><html><head></head><body></body></html>')
  await writeFile(join(folder, 'assets', 'main-Bx3f9aQ1.js'), 'export {}')
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  world = await openWorld()
  manager = await world.as('manager', 'administrator')
  const depot = { router: createRouter(world.core), publicAddress: () => readPublicAddress(world.store.read) }
  station = await startStation({ depot, port: 0, rendererDir: folder, log: pino({ level: 'silent' }) })
})

beforeEach(() => setAddress(`https://${NAME}`))

afterAll(async () => {
  await station.close()
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

async function setAddress(publicAddress: string | null): Promise<void> {
  const { client } = await world.as('administrator')
  await client.depot.updateSettings({ ...(await client.depot.settings()), publicAddress, key: world.key() })
}

const get = (path: string, headers: Record<string, string> = {}) =>
  sendPlain({ port: station.port, method: 'GET', path, headers: { host: NAME, ...headers } })

function post(procedure: string, input: unknown, headers: Record<string, string> = {}) {
  const own = { host: NAME, origin: `https://${NAME}`, 'content-type': 'application/json', 'x-handback': '1' }
  const body = JSON.stringify({ json: input })
  return sendPlain({ port: station.port, method: 'POST', path: `/rpc/${procedure}`, headers: { ...own, ...headers }, body })
}

const see = (token: string) => post('plans/seeByLink', { token })
const answer = (token: string) =>
  post('plans/answerByLink', {
    token,
    decision: 'approved',
    person: 'Li Ming',
    signature: null,
    consents: NO_CONSENTS,
    key: world.key(),
  })

async function offered(): Promise<JobFile> {
  const { client } = manager
  const job = await checkInOne(world, client, { unit: unitOf(`PUB-${(units += 1)}`) })
  await move(world, client, job, 'assessing')
  await assess(world, client, job)
  await offer(world, client, job)
  return job
}

async function linkTo({ id }: JobFile): Promise<string> {
  const [plan] = (await manager.client.plans.ofJob({ jobId: id })).plans
  if (plan === undefined) throw new Error('there is no plan')
  const { url } = await manager.client.plans.makeLink({ jobId: id, planId: plan.id, key: world.key() })
  const [, token = ''] = /^https:\/\/repair\.example\.com\/plan\/([\w-]{43})$/.exec(url) ?? []
  return token
}

const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status)

describe('from outside', () => {
  test('a link opens its page with all that belongs to it, and is answered once', async () => {
    const job = await offered()
    const token = await linkTo(job)
    const page = await get(`/plan/${token}`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })
    expect(page.status).toBe(200)
    expect(String(page.headers['content-security-policy'])).toContain("connect-src 'self';")
    expect(statuses(await Promise.all(['/assets/main-Bx3f9aQ1.js', '/icon.svg'].map((path) => get(path))))).toEqual([200, 200])
    const shown = await see(token)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain(job.number)
    expect(await answer(token)).toMatchObject({ status: 200, text: '{"json":{"decision":"approved"}}' })
    const { answers } = await manager.client.plans.ofJob({ jobId: job.id })
    expect(answers).toMatchObject([{ way: 'link', person: 'Li Ming', by: null }])
    for (const again of [await see(token), await answer(token)]) {
      expect(again).toMatchObject({ status: 422, text: expect.stringContaining('link-used') })
    }
    expect((await manager.client.plans.ofJob({ jobId: job.id })).answers).toHaveLength(1)
  })

  test('a link to an old version, and one that expired, store nothing and say so', async () => {
    const [old, late] = [await offered(), await offered()]
    const [oldToken, lateToken] = [await linkTo(old), await linkTo(late)]
    await offer(world, manager.client, old, { promisedOn: '2026-03-30' })
    expect(await answer(oldToken)).toMatchObject({ status: 422, text: expect.stringContaining('link-outdated') })
    world.clock.advance(73 * HOUR)
    expect(await answer(lateToken)).toMatchObject({ status: 422, text: expect.stringContaining('link-expired') })
    expect(await see('A'.repeat(43))).toMatchObject({ status: 422, text: expect.stringContaining('link-unknown') })
    manager = await world.as('manager', 'administrator')
    for (const { id } of [old, late]) expect((await manager.client.plans.ofJob({ jobId: id })).answers).toEqual([])
  })

  test('there is no other page, no other file, no other call and no live connection, whoever is signed in', async () => {
    const pages = [
      '/',
      '/board',
      '/plan',
      '/plan/',
      '/plan/a/b',
      '/plan/..%2fboard',
      '/plan/a?x',
      '/index.html',
      '/assets/',
      '/assets/a/b.js',
    ]
    const opened = await Promise.all(pages.map((path) => get(path)))
    // A link keeps working with what a mail program hangs on to it.
    expect(pages.filter((_, at) => opened[at]?.status !== 403)).toEqual(['/plan/a?x'])
    const cookie = `${SESSION_COOKIE}=${manager.session.token ?? ''}`
    const calls = [
      ['session/signIn', { staffId: manager.staff.id, pin: manager.pin }],
      ['session/me', null],
      ['depot/info', null],
      ['jobs/get', { number: 'J-1' }],
      ['plans/ofJob', { jobId: world.key() }],
      ['plans/seeByLink/', { token: 'a' }],
      ['plans/../session/me', null],
      ['plans%2fseeByLink', { token: 'a' }],
    ] as const
    const answers = await Promise.all(calls.map(([procedure, input]) => post(procedure, input, { cookie })))
    expect(statuses(answers)).toEqual(calls.map(() => 403))
    expect(answers.flatMap(({ headers }) => headers['set-cookie'] ?? [])).toEqual([])
    expect((await get('/rpc/plans/seeByLink?data=%7B%22json%22%3A%7B%22token%22%3A%22a%22%7D%7D')).status).toBe(403)
    expect(await upgrade({ host: NAME, origin: `https://${NAME}`, cookie })).toBe(403)
    // The same session by the house's own name opens all of it.
    const inside = { host: `127.0.0.1:${station.port}`, origin: `http://127.0.0.1:${station.port}`, cookie }
    expect((await post('session/me', undefined, inside)).status).toBe(200)
    expect(await upgrade(inside)).toBe(101)
  })

  test('only the configured name counts, only its own pages call, and only while it is configured', async () => {
    const token = await linkTo(await offered())
    const hosts = ['evil.example', `${NAME}:8443`, `${NAME}.evil.example`, `sub.${NAME}`, '127.0.0.1']
    expect(statuses(await Promise.all(hosts.map((host) => get(`/plan/${token}`, { host }))))).toEqual(hosts.map(() => 403))
    expect(statuses(await Promise.all(hosts.map((host) => post('plans/seeByLink', { token }, { host }))))).toEqual(
      hosts.map(() => 403),
    )
    const origins = ['https://evil.example', `http://${NAME}`, `https://${NAME}:8443`, 'null', station.url.slice(0, -1)]
    expect(statuses(await Promise.all(origins.map((origin) => post('plans/seeByLink', { token }, { origin }))))).toEqual(
      origins.map(() => 403),
    )
    expect((await post('plans/seeByLink', { token }, { 'x-handback': '0' })).status).toBe(403)
    expect((await post('plans/seeByLink', { token }, { 'content-type': 'text/plain' })).status).toBe(415)
    // By the house's name the outside origin is foreign, as any other.
    expect((await post('plans/seeByLink', { token }, { host: `127.0.0.1:${station.port}` })).status).toBe(403)
    expect((await get(`/plan/${token}`, { host: NAME.toUpperCase() })).status).toBe(200)
    await setAddress('http://other.example.com:8080')
    expect((await get(`/plan/${token}`)).status).toBe(403)
    expect((await get(`/plan/${token}`, { host: 'other.example.com:8080' })).status).toBe(200)
    await setAddress(null)
    expect((await get(`/plan/${token}`)).status).toBe(403)
  })
})

/** The status of an upgrade to `/live`: 101 when it opened. */
function upgrade(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${station.port}/live`, { headers })
    socket.once('open', () => {
      socket.close()
      resolve(101)
    })
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', reject)
  })
}
