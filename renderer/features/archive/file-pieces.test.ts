import { expect, test } from 'vitest'
import type { FilePiece } from '../../../shared/archive/archive.contract.ts'
import { classifyFailure } from '../../app/failures.ts'
import { fileOf } from './file-pieces.ts'

async function* come(pieces: readonly FilePiece[]) {
  yield* pieces
}
const NAME = { kind: 'name', name: 'J1.zip' } as const
const BYTES = [
  { kind: 'bytes', base64: btoa('PK\u0003') },
  { kind: 'bytes', base64: btoa('\u00ff\u0000') },
] as const

test('a file is its pieces in their order', async () => {
  const heard: number[] = []
  const file = await fileOf(come([NAME, ...BYTES, { kind: 'end', bytes: 5 }]), (bytes) => heard.push(bytes))
  expect([file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]]).toEqual([
    'J1.zip',
    'application/zip',
    [0x50, 0x4b, 3, 0xff, 0],
  ])
  expect(heard).toEqual([3, 5])
})

test('one that breaks off, or lacks a piece, is none, and the network is told', async () => {
  for (const pieces of [
    [NAME, ...BYTES],
    [NAME, BYTES[0], { kind: 'end', bytes: 5 } as const],
  ]) {
    const thrown = await fileOf(come(pieces)).catch((error: unknown) => error)
    expect(classifyFailure(thrown)).toEqual({ kind: 'offline' })
  }
})
