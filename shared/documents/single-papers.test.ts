import { describe, expect, test } from 'vitest'
import type { BinId, JobId, LoanerId, LoanId, PaymentId, RmaId, StaffId } from '../kernel/ids.ts'
import type { DocumentRef } from './documents.contract.ts'
import { singlePapers, withoutPrinted } from './single-papers.ts'

const job = (id: string) => id as JobId // Safe: nothing looks into these ids.
const bin = (id: string) => id as BinId // Safe: the same.
const loaner = (id: string) => id as LoanerId // Safe: the same.
const rmaId = 'r' as RmaId // Safe: the same.
const paymentId = 'p' as PaymentId // Safe: the same.
const loanId = 'l' as LoanId // Safe: the same.
const staffId = 's' as StaffId // Safe: the same.

describe('what a document puts out', () => {
  test.each<[DocumentRef, string[]]>([
    [{ kind: 'job-label', jobId: job('1') }, ['job-label:1']],
    [{ kind: 'rma-labels', rmaId }, ['job-label:1', 'job-label:2']],
    [{ kind: 'arrival-labels', rmaId, jobIds: [job('2')] }, ['job-label:2']],
    [{ kind: 'bin-labels', binIds: [bin('a'), bin('b')] }, ['bin-labels:a', 'bin-labels:b']],
    [{ kind: 'loaner-labels', loanerIds: [loaner('a'), loaner('b')] }, ['loaner-labels:a', 'loaner-labels:b']],
    [{ kind: 'rma-slips', rmaId }, ['rma-slips:r']],
    [{ kind: 'receipt', jobId: job('1'), paymentId }, ['receipt:1:p']],
    [{ kind: 'plan', jobId: job('1'), both: true }, ['plan:1:true']],
    [{ kind: 'loaner-agreement', jobId: job('1') }, ['loaner-agreement:l']],
  ])('is one thing after the other: %o', (ref, papers) => {
    expect(singlePapers(ref, { jobIds: ['1', '2'], loanId })).toEqual(papers)
  })

  test('is nothing of its own where it may be printed at will', () => {
    const nothing = { jobIds: [], loanId: null }
    expect(singlePapers({ kind: 'command-sheet', sheet: 'bench' }, nothing)).toEqual([])
    expect(singlePapers({ kind: 'staff-badge', staffId, code: 'SECRET' }, nothing)).toEqual([])
    expect(singlePapers({ kind: 'loaner-agreement', jobId: job('1') }, nothing)).toEqual([])
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
    const loaners: DocumentRef = { kind: 'loaner-labels', loanerIds: [loaner('a'), loaner('b')] }
    expect(withoutPrinted(loaners, [], new Set(['loaner-labels:a']))).toEqual({ ...loaners, loanerIds: [loaner('b')] })
    expect(withoutPrinted({ kind: 'job-label', jobId: job('1') }, jobs, new Set())).toBeNull()
  })
})
