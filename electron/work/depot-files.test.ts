import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKey, readKey } from './key-file.ts'
import { createPhotoFiles } from './photo-files.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the key of the passcodes', () => {
  test('is there once it was made', async () => {
    expect(readKey(folder)).toBeNull()
    const key = makeKey(folder)
    expect(key).toHaveLength(32)
    expect(Buffer.from(readKey(folder) ?? []).equals(Buffer.from(key))).toBe(true)
    expect(await readdir(folder)).toEqual(['passcode.key'])
  })

  test('is none after a cut in the middle of making it, and never guessed from a damaged one', async () => {
    await writeFile(join(folder, 'passcode.key.tmp'), 'half')
    expect(readKey(folder)).toBeNull()
    expect(makeKey(folder)).toHaveLength(32)
    await writeFile(join(folder, 'passcode.key'), 'half')
    expect(() => readKey(folder)).toThrow('passcode.key has 4 bytes instead of 32')
  })
})

test.skipIf(process.platform === 'win32')('the key of the passcodes is readable by its owner only', async () => {
  makeKey(folder)
  expect((await stat(join(folder, 'passcode.key'))).mode & 0o777).toBe(0o600)
})

describe('photo files', () => {
  test('take the same picture from several stations at once, and keep it once', async () => {
    const photos = createPhotoFiles(folder)
    const bytes = new Uint8Array(300_000).fill(7)
    const names = await Promise.all(Array.from({ length: 8 }, () => photos.write(bytes)))
    const [name = ''] = names
    expect(new Set(names).size).toBe(1)
    expect(Buffer.from(await photos.read(name)).equals(Buffer.from(bytes))).toBe(true)
    expect(await readdir(join(folder, name.slice(0, 2)))).toEqual([name])
  })

  test('are named by their content and by nothing that leads elsewhere', () => {
    const photos = createPhotoFiles(folder)
    for (const name of ['../../etc/passwd', '', `${'0'.repeat(63)}/`, 'F'.repeat(64)])
      expect(() => photos.read(name)).toThrow('named by a SHA-256')
  })
})
