import { Agent, request } from 'node:http'

/** Calls the station as a page does: one kept connection, the page's own header, the session's cookie. */
export interface StationClient {
  call(procedure: string, input?: unknown): Promise<unknown>
  close(): void
}

export function connect(url: string): StationClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const base = new URL(url)
  let cookie = ''

  function post(path: string, body: string): Promise<{ status: number; text: string; cookie: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-handback': '1', cookie }
      const outgoing = request({ agent, host: base.hostname, port: base.port, path, method: 'POST', headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const set = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString(), cookie: set })
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  return {
    async call(procedure, input) {
      const answer = await post(`/rpc/${procedure.replace('.', '/')}`, JSON.stringify({ json: input }))
      if (answer.status !== 200) throw new Error(`${procedure} answered ${answer.status}: ${answer.text.slice(0, 500)}`)
      if (answer.cookie !== '') cookie = answer.cookie
      const parsed: unknown = JSON.parse(answer.text)
      if (typeof parsed !== 'object' || parsed === null || !('json' in parsed)) throw new Error(`${procedure} answered no JSON`)
      return parsed.json
    },
    close: () => agent.destroy(),
  }
}
