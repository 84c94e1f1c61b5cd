import { rowId } from './row-id.ts'
import type { Shape } from './shape.ts'

type Row = Record<string, string | number | null>

/** Pieces of each part that are in hand for each open job: more than a run of the bench fits. */
const IN_HAND = 10_000
const COST = 100

/**
 * Every open job has two parts in hand, which somebody received, promised and picked: the ledger and all its sums. The rest of the
 * catalogue has a stock of nothing.
 */
export function* stockRows(
  { jobs, openJobs, parts }: Shape,
  by: string,
  now: string,
): Generator<readonly [table: string, row: Row]> {
  const bin = rowId('bin', 0)
  yield ['bin', { id: bin, seq: 1, code: 'A-01', code_key: 'a-01', name: null, kind: 'shelf', is_active: 1, version: 1 }]
  const owned = new Map<string, number>()
  for (let job = jobs - openJobs; job < jobs; job += 1) {
    for (const place of [0, 1]) {
      const [part, need, jobId] = [rowId('part', (job + place) % parts), rowId('need', job * 2 + place), rowId('job', job)]
      owned.set(part, (owned.get(part) ?? 0) + IN_HAND)
      yield ['job_part', { id: need, job_id: jobId, part_id: part, wanted: IN_HAND, picked: IN_HAND, at: now, by_id: by }]
      const entry = { at: now, by_id: by, part_id: part, quantity: IN_HAND, unit_cost: COST }
      const ofJob = { ...entry, from_bin_id: bin, job_id: jobId, job_part_id: need, value: 0 }
      yield ['movement', { ...entry, kind: 'receive', to_bin_id: bin, value: IN_HAND * COST }]
      yield ['movement', { ...ofJob, kind: 'reserve' }]
      yield ['movement', { ...ofJob, kind: 'pick' }]
      yield ['promise', { job_part_id: need, bin_id: bin, quantity: 0 }]
    }
  }
  for (let index = 0; index < parts; index += 1) {
    const part = rowId('part', index)
    const pieces = owned.get(part) ?? 0
    yield ['part_stock', { part_id: part, owned: pieces, value: pieces * COST }]
    yield ['bin_stock', { part_id: part, bin_id: bin, on_hand: 0 }]
  }
}
