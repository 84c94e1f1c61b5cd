import { describe, expect, test } from 'vitest'
import type { BinId, JobId, PaymentId, RmaId, StaffId } from '../kernel/ids.ts'
import type { DocumentRef } from './documents.contract.ts'
import { singlePapers, withoutPrinted } from './single-papers.ts'

const job = (id: string) => id as JobId // Safe: nothing looks into these ids.
const bin = (id: string) => id as BinId // Safe: the same.
const rmaId = 'r' as RmaId // Safe: the same.
const paymentId = 'p' as PaymentId // Safe: the same.
const staffId = 's' as StaffId // Safe: the same.

describe('what a document puts out', () => {
  test.each<[DocumentRef, string[]]>([
    [{ kind: 'job-label', jobId: job('1') }, ['job-label:1']],
    [{ kind: 'rma-labels', rmaId }, ['job-label:1', 'job-label:2']],
    [{ kind: 'arrival-labels', rmaId, jobIds: [job('2')] }, ['job-label:2']],
    [{ kind: 'bin-labels', binIds: [bin('a'), bin('b')] }, ['bin-labels:a', 'bin-labels:b']],
    [{ kind: 'rma-slips', rmaId }, ['rma-slips:r']],
    [{ kind: 'receipt', jobId: job('1'), paymentId }, ['receipt:1:p']],
    [{ kind: 'plan', jobId: job('1'), both: true }, ['plan:1:true']],
  ])('is one thing after the other: %o', (ref, papers) => {
    expect(singlePapers(ref, ['1', '2'])).toEqual(papers)
  })

  test('is nothing of its own where it may be printed at will', () => {
    expect(singlePapers({ kind: 'command-sheet', sheet: 'bench' }, [])).toEqual([])
    expect(singlePapers({ kind: 'staff-badge', staffId, code: 'SECRET' }, [])).toEqual([])
  })

  test('can be had without what came out before', () => {
    const jobs = [job('1'), job('2')]
    const all: DocumentRef = { kind: 'rma-labels', rmaId }
    expect(withoutPrinted(all, jobs, new Set(['job-label:1']))).toEqual({
      kind: 'arrival-labels',
      rmaId,
      jobIds: [job('2')],
    })
    expect(withoutPrinted(all, jobs, new Set(['job-label:1', 'job-label:2']))).toBeNull()
    const bins: DocumentRef = { kind: 'bin-labels', binIds: [bin('a'), bin('b')] }
    expect(withoutPrinted(bins, [], new Set(['bin-labels:b']))).toEqual({ kind: 'bin-labels', binIds: [bin('a')] })
    expect(withoutPrinted({ kind: 'job-label', jobId: job('1') }, jobs, new Set())).toBeNull()
  })
})
