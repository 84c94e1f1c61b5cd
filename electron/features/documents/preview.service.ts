import type { AskedLanguage, DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { isFormPaper } from '../../../shared/documents/job-papers.ts'
import type { TemplateBody, TemplatePaper } from '../../../shared/documents/templates.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { readJobMoney } from '../money/money.service.ts'
import { listReportsOfJob } from '../quality/quality.repository.ts'
import { drawDocument } from './documents.service.ts'

interface PreviewInput {
  paper: TemplatePaper
  body: TemplateBody
  jobNumber: string
  language: AskedLanguage
}

/** A paper of a real job with words that are not saved yet; refused where the job has no such paper. The letterhead shows on a slip. */
export async function previewTemplate(
  core: Core,
  actor: Actor,
  { paper, body, jobNumber, language }: PreviewInput,
): Promise<Outcome<RenderedDocument>> {
  const job = await readJobFile(core.store.read, jobNumber)
  if (job === null) return missing
  const ref = await paperOf(core, actor, paper, job)
  return ref.kind === 'done' ? drawDocument(core, ref.value, { actor, asked: language, draft: { paper, body } }) : ref
}

async function paperOf(core: Core, actor: Actor, paper: TemplatePaper, job: JobFile): Promise<Outcome<DocumentRef>> {
  const { id: jobId, rmaId } = job
  if (isFormPaper(paper)) return done({ kind: paper, jobId })
  switch (paper) {
    case 'letterhead':
      return done({ kind: 'repair-report', jobId })
    case 'rma-slips':
    case 'packing-instructions':
      return done({ kind: paper, rmaId })
    case 'plan':
      return done({ kind: paper, jobId, both: false })
    case 'repair-report':
    case 'hand-back-slip':
      return done({ kind: paper, jobId })
    case 'receipt': {
      const payment = (await readJobMoney(core.store.read, jobId, actor.permissions))?.payments[0]
      return payment === undefined ? refuse('nothing-paid') : done({ kind: paper, jobId, paymentId: payment.id })
    }
    case 'quality-report': {
      const [report] = await listReportsOfJob(core.store.read, jobId)
      return report === undefined ? refuse('no-report-of-job') : done({ kind: paper, reportId: report.id })
    }
  }
}
