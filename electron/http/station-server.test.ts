import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sendPlain } from '../../test/kit/plain-http.ts'
import { createTinyDepot, SECRET_NAME } from '../../test/kit/tiny-depot.ts'
import type { TinyContract } from '../../test/kit/tiny-depot.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { startStation } from './station-server.ts'
import type { Station } from './station-server.ts'

type Client = ContractRouterClient<TinyContract>

let folder: string
let station: Station
const depot = createTinyDepot()
const logged: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-station-'))
  const rendererDir = join(folder, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(
    join(rendererDir, 'index.html'),
    '<!doctype html><html><head><title>Handback</title></head><body></body></html>',
  )
  await writeFile(join(rendererDir, 'assets', 'main-Bx3f9aQ1.js'), 'export {}')
  await writeFile(join(rendererDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'secret.json'), '{"secret":true}')
  await symlink(join(folder, 'secret.json'), join(rendererDir, 'linked.json'))
  station = await startStation({ depot, port: 0, rendererDir, log })
})

afterAll(async () => {
  await station.close()
  await rm(folder, { recursive: true, force: true })
})

function call(path: string, headers: Record<string, string> = {}, body = '{"json":"hello"}') {
  return send('POST', path, { 'content-type': 'application/json', 'x-handback': '1', ...headers }, body)
}

const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
  sendPlain({ port: station.port, method, path, headers, ...(body === undefined ? {} : { body }) })

function client(extra: Record<string, string> = {}): Client {
  return createORPCClient(new RPCLink({ url: `${station.url}rpc`, headers: { 'x-handback': '1', ...extra } }))
}

function correlationIdOf(error: unknown): string {
  const data: unknown = error instanceof ORPCError ? error.data : null
  return typeof data === 'object' && data !== null && 'correlationId' in data ? String(data.correlationId) : 'no id'
}

function openSocket(headers: Record<string, string>): Promise<{ socket: WebSocket } | { status: number }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${station.port}/live`, { headers })
    socket.once('open', () => resolve({ socket }))
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
    socket.once('error', reject)
  })
}

describe('who may call', () => {
  test('only names of this machine are answered, with the right port', async () => {
    const port = station.port
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect({ host, status: (await send('GET', '/', { host })).status }).toEqual({ host, status: 200 })
    }
    for (const host of [`evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `127.0.0.1.evil.example:${port}`]) {
      expect({ host, status: (await send('GET', '/', { host })).status }).toEqual({ host, status: 403 })
      expect({ host, status: (await call('/rpc/echo', { host })).status }).toEqual({ host, status: 403 })
    }
  })

  test('another origin is refused, even one on this machine', async () => {
    expect((await call('/rpc/echo', { origin: `http://127.0.0.1:${station.port}` })).status).toBe(200)
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', `https://127.0.0.1:${station.port}`]) {
      expect({ origin, status: (await call('/rpc/echo', { origin })).status }).toEqual({ origin, status: 403 })
    }
    expect((await call('/rpc/echo', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await call('/rpc/echo', { 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await call('/rpc/echo', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('a link elsewhere may open the page, but not embed its files', async () => {
    expect((await send('GET', '/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200)
    expect((await send('GET', '/icon.svg', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status).toBe(403)
  })

  test('a call needs our header and JSON, which no form can send', async () => {
    expect((await call('/rpc/echo')).status).toBe(200)
    expect((await call('/rpc/echo', { 'x-handback': '0' })).status).toBe(403)
    expect((await call('/rpc/echo', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await call('/rpc/echo', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await call('/rpc/echo', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415)
    const answer = await send('POST', '/rpc/echo', { 'content-type': 'application/json' }, '{"json":"hello"}')
    expect(answer.status).toBe(403)
  })

  test('refusals reach an oRPC client as errors with a code', async () => {
    const error = await client({ 'x-handback': 'no' })
      .ping()
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({ code: 'MISSING_HEADER', status: 403 })
  })
})

describe('size', () => {
  test('a call may carry 1 MB, and must say its length', async () => {
    const large = JSON.stringify({ json: 'x'.repeat(1024 * 1024) })
    expect((await call('/rpc/echo', {}, large)).status).toBe(413)
    expect((await call('/rpc/echo', { 'transfer-encoding': 'chunked' })).status).toBe(411)
    expect((await call('/rpc/echo', {}, JSON.stringify({ json: 'x'.repeat(1000 * 1000) }))).status).toBe(200)
  })

  test('an attachment may carry 16 MB', async () => {
    const photo = new File([new Uint8Array(12 * 1024 * 1024)], 'photo.jpg')
    await expect(client().attachments.add({ file: photo })).resolves.toEqual({ size: photo.size })
    const tooLarge = new File([new Uint8Array(16 * 1024 * 1024)], 'photo.jpg')
    await expect(client().attachments.add({ file: tooLarge })).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
  })

  test('a file is sent whole, and whoever goes away before it comes takes nobody along', async () => {
    const { file } = await client().attachments.read({ late: false })
    expect(file.size).toBe(12 * 1024 * 1024)
    const before = depot.watching()
    const headers = { 'content-type': 'application/json', 'x-handback': '1' }
    const asked = httpRequest({ port: station.port, method: 'POST', path: '/rpc/attachments/read', headers })
    asked.on('error', () => undefined)
    asked.end('{"json":{"late":true}}')
    await expect.poll(() => depot.watching()).toBe(before + 1)
    asked.destroy()
    await expect.poll(() => depot.watching()).toBe(before)
    expect((await call('/rpc/echo')).status).toBe(200)
  })
})

describe('the page and its files', () => {
  test('the page names its host and carries the nonce of its own policy, new each time', async () => {
    const answers = await Promise.all([send('GET', '/'), send('GET', '/jobs/J-1')])
    const nonces = answers.map((answer) => {
      const nonce = /property="csp-nonce" nonce="([^"]+)"/.exec(answer.text)?.[1] ?? 'none'
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${station.port};`)
      expect(answer.text).toContain('<meta name="handback-host" content="station">')
      expect(answer.headers['cache-control']).toBe('no-store')
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('hashed files are kept by the browser, others are asked for again', async () => {
    const hashed = await send('GET', '/assets/main-Bx3f9aQ1.js')
    expect(hashed.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect((await send('GET', '/icon.svg')).headers['cache-control']).toBe('no-cache')
    expect((await send('GET', '/assets/none-12345678.js')).status).toBe(404)
  })

  test('no path leaves the folder of the pages', async () => {
    const paths = [
      '/../secret.json',
      '/assets/../../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/%2e%2e%2fsecret.json',
      '/..%5csecret.json',
      '//secret.json/../../secret.json',
      '/secret.json%00.js',
      '/%c0%ae%c0%ae/secret.json',
      '/linked.json',
      '/%E0%A4%A',
    ]
    for (const path of paths) {
      const answer = await send('GET', path)
      expect({ path, isRefused: answer.status === 400 || answer.status === 404 }).toEqual({ path, isRefused: true })
      expect(answer.text).not.toContain('secret":')
    }
  })
})

describe('the session', () => {
  test('its cookie is bound to this origin and out of reach of scripts', async () => {
    const token = 'A'.repeat(43)
    const answer = await call('/rpc/signIn', {}, JSON.stringify({ json: { token } }))
    expect(answer.headers['set-cookie']).toEqual([
      `__Host-handback=${token}; Expires=Thu, 01 Jan 2099 00:00:00 GMT; Path=/; Secure; HttpOnly; SameSite=Strict`,
    ])
    const known = client({ cookie: `other=1; ${SESSION_COOKIE}=${token}` })
    await expect(known.ping()).resolves.toMatchObject({ host: 'station', session: token, canPrint: false })
    const left = await call('/rpc/signOut', { cookie: `${SESSION_COOKIE}=${token}` }, '{}')
    expect(left.headers['set-cookie']).toEqual([`__Host-handback=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict`])
  })

  test('a cookie that is no token of ours is not handed on', async () => {
    const odd = client({ cookie: `${SESSION_COOKIE}=a b"<script>` })
    await expect(odd.ping()).resolves.toMatchObject({ session: null })
  })
})

describe('live', () => {
  const own = () => ({ origin: `http://127.0.0.1:${station.port}` })

  test('an upgrade needs our host and our origin', async () => {
    expect(await openSocket({})).toEqual({ status: 403 })
    expect(await openSocket({ origin: 'http://evil.example' })).toEqual({ status: 403 })
    expect(await openSocket({ ...own(), host: `evil.example:${station.port}` })).toEqual({ status: 403 })
    expect(await openSocket({ origin: `http://evil.example:${station.port}`, host: `evil.example:${station.port}` })).toEqual({
      status: 403,
    })
  })

  test('the stream tells what happens, with the session of the cookie', async () => {
    const opened = await openSocket({ ...own(), cookie: `${SESSION_COOKIE}=${'B'.repeat(43)}` })
    if (!('socket' in opened)) throw new Error('refused')
    // The client takes any WebSocket of the standard's shape; ws has that shape.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const live: Client = createORPCClient(new SocketLink({ websocket: opened.socket as unknown as globalThis.WebSocket }))
    await expect(live.ping()).resolves.toMatchObject({ session: 'B'.repeat(43) })
    const stream = await live.watch()
    expect(await stream.next()).toMatchObject({ value: 'watching' })
    depot.tell('job changed')
    expect(await stream.next()).toMatchObject({ value: 'job changed' })
    await expect(live.signOut()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    opened.socket.close()
  })

  test('a message over 1 MB ends the connection', async () => {
    const opened = await openSocket(own())
    if (!('socket' in opened)) throw new Error('refused')
    const closed = new Promise<number>((resolve) => opened.socket.once('close', (code: number) => resolve(code)))
    opened.socket.send('x'.repeat(1024 * 1024 + 1))
    expect(await closed).toBe(1009)
  })
})

describe('errors', () => {
  test('a declared error arrives as declared', async () => {
    await expect(client().fail('declared')).rejects.toMatchObject({ code: 'STALE', status: 409, defined: true })
  })

  test('any other error is internal, and the log has its id but not its words', async () => {
    const error = await client()
      .fail('plain')
      .catch((caught: unknown) => caught)
    const stream = await client().failStream()
    await stream.next()
    const streamError = await stream.next().catch((caught: unknown) => caught)
    for (const caught of [error, streamError]) {
      expect(caught).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { correlationId: expect.any(String) } })
      const line = logged.find((entry) => entry.includes(correlationIdOf(caught)))
      expect(line).toContain('"procedure":"fail')
      expect(line).toContain('tiny-depot.ts')
      expect(JSON.stringify(caught)).not.toContain(SECRET_NAME)
    }
    expect(logged.join('')).not.toContain(SECRET_NAME)
  })

  test("the caller's own bad input is said to the caller", async () => {
    expect((await call('/rpc/echo', {}, '{"json":5}')).status).toBe(400)
    expect((await call('/rpc/none', {}, '{}')).status).toBe(404)
    expect((await call('/rpc/echo', {}, '{broken')).status).toBe(400)
  })
})
