import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file of an archive. Its bytes are asked for when it is its turn. */
export interface ArchiveFile {
  path: string
  read: () => Promise<Uint8Array>
}

/** What the job has and the archive has not. */
export interface LeftOut {
  path: string
  because: 'not-permitted' | 'picture-gone' | 'not-drawn' | 'no-pdf'
}

export interface Listed {
  path: string
  bytes: number
  sha256: string
}

/**
 * The bytes of a ZIP, made while they are taken: the next file is asked for only when the one before has left. `files` comes one by one
 * and sees by `listed` what went before it, so that the last ones can be lists of the others.
 */
export async function* zipOf(
  files: (listed: readonly Listed[]) => AsyncIterable<ArchiveFile>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  // Safe: yazl gives one of Node's own streams and types it by the interface alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const output = zip.outputStream as Readable
  const stopped = new AbortController()
  const feeding = feed(zip, files, at, stopped.signal).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of output) yield new Uint8Array(Buffer.from(chunk))
  } finally {
    stopped.abort()
    await feeding
  }
}

async function feed(
  zip: ZipFile,
  files: (listed: readonly Listed[]) => AsyncIterable<ArchiveFile>,
  mtime: Date,
  signal: AbortSignal,
): Promise<void> {
  const listed: Listed[] = []
  for await (const { path, read } of files(listed)) {
    const bytes = await read()
    const stream = Readable.from([bytes])
    zip.addReadStream(stream, path, { size: bytes.length, mtime })
    await finished(stream, { signal })
    listed.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  zip.end()
}
