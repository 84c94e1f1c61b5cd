import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { FORM_PAPERS } from '../../../shared/documents/job-papers.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { NotDone, RefusalCode } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readJobMoney } from '../money/money.service.ts'
import { listReportsOfJob } from '../quality/quality.repository.ts'

/** A paper that a job may have; whether it has it, drawing it says. */
export interface PossiblePaper {
  /** Without its ending. */
  name: string
  document: DocumentRef
}

const HAS_NONE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not-arrived-yet',
  'no-plan',
  'not-closed-yet',
  'not-handed-back',
  'not-ready-yet',
  'already-closed',
  'not-scrapped',
])

/** Whether a paper was not drawn because the job has none of it; any other reason is a gap. */
export const hasNone = (why: NotDone): boolean => why.kind === 'refused' && HAS_NONE.has(why.refusal.reason)

/** Every paper that there may be of a job. */
export async function papersOfJob({ store }: Core, actor: Actor, { id: jobId, rmaId }: JobFile): Promise<PossiblePaper[]> {
  const [money, reports] = await Promise.all([
    readJobMoney(store.read, jobId, actor.permissions),
    listReportsOfJob(store.read, jobId),
  ])
  return [
    { name: 'rma-slips', document: { kind: 'rma-slips', rmaId } },
    { name: 'plan', document: { kind: 'plan', jobId, both: false } },
    { name: 'repair-report', document: { kind: 'repair-report', jobId } },
    { name: 'hand-back-slip', document: { kind: 'hand-back-slip', jobId } },
    ...(money?.payments ?? []).map(({ id, number }) => ({
      name: `receipt-${number}`,
      document: { kind: 'receipt' as const, jobId, paymentId: id },
    })),
    ...reports.map(({ id, number }) => ({
      name: `quality-report-${number}`,
      document: { kind: 'quality-report' as const, reportId: id },
    })),
    ...FORM_PAPERS.map((kind) => ({ name: kind, document: { kind, jobId } })),
  ]
}
