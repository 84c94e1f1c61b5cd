import { expect, test } from 'vitest'
import type { SearchHit } from '../../../shared/search/search.contract.ts'
import { groupHits, hitDestination } from './hit-groups.ts'

const hit = (kind: SearchHit['kind'], ref: string): SearchHit => ({ kind, ref, title: ref, subtitle: '', stage: null })

test('hits are grouped by kind in the order of the best hit, and keep their order within it', () => {
  const hits = [hit('rma', 'R1'), hit('job', 'J1'), hit('rma', 'R2'), hit('part', 'P')]
  expect(groupHits(hits).map(({ kind, hits: ofKind }) => [kind, ...ofKind.map(({ ref }) => ref)])).toEqual([
    ['rma', 'R1', 'R2'],
    ['job', 'J1'],
    ['part', 'P'],
  ])
})

test('every kind has a page', () => {
  const kinds = ['job', 'rma', 'unit', 'customer', 'part', 'bin'] as const
  expect(kinds.map((kind) => hitDestination(hit(kind, 'x')).to)).toEqual([
    '/jobs/$number',
    '/rmas/$number',
    '/units/$unitId',
    '/customers/$customerId',
    '/parts/$number',
    '/bins/$number',
  ])
})
