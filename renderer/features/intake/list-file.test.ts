import { expect, test } from 'vitest'
import { textOfListFile } from './list-file.ts'

test('reads a list saved as UTF-8, with its mark or without, and one saved as GB 18030', async () => {
  expect(await textOfListFile(new Blob(['序列号\nSN-1']))).toBe('序列号\nSN-1')
  expect(await textOfListFile(new Blob(['\ufeffserial\nSN-1']))).toBe('serial\nSN-1')
  // "序列号" in GB 18030.
  expect(await textOfListFile(new Blob([new Uint8Array([0xd0, 0xf2, 0xc1, 0xd0, 0xba, 0xc5])]))).toBe('序列号')
})
