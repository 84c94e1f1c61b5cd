import { request as httpRequest } from 'node:http'

export interface PlainAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

export interface PlainRequest {
  port: number
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** Plain HTTP to this machine, because fetch would mend the path and forbid the Host header. */
export function sendPlain({ port, method, path, headers = {}, body }: PlainRequest): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
