import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Pictures beside the store, named by their content, so that the same picture is kept once. */
export interface PhotoFiles {
  /** Writes durably (temp → fsync → rename) and answers the SHA-256 that names the file. */
  write(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
  /** Null where the file is no longer there. A disk that does not answer is another matter, and throws. */
  find(sha256: string): Promise<Uint8Array | null>
  /** Removes the picture unless it was written again since `before`: somebody is about to point to it then. */
  removeOlder(sha256: string, before: Date): Promise<void>
}

export function createPhotoFiles(folder: string): PhotoFiles {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('a photo is named by a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  return {
    async write(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(sha256)
      // Said anew that it is wanted, so that `removeOlder` leaves it while its row is being written.
      if (existsSync(path)) await utimes(path, new Date(), new Date())
      else await writeDurably(path, bytes)
      return sha256
    },
    read: (sha256) => readFile(pathOf(sha256)),
    async find(sha256) {
      try {
        return await readFile(pathOf(sha256))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async removeOlder(sha256, before) {
      const path = pathOf(sha256)
      if (existsSync(path) && (await stat(path)).mtime < before) await rm(path, { force: true })
    },
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // A name of its own for each writer: two stations may send the same picture at the same moment.
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

/** Makes the new name last through a power cut; Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
