import { done } from '../../../shared/kernel/refusal.ts'
import { isHeldUpByReport } from '../jobs/quality-gate.repository.ts'
import { listReportsOfJob } from '../quality/quality.repository.ts'
import { fileReport, registerReport } from '../quality/quality.service.ts'
import { type Act, on } from './sample-act.ts'
import { said } from './sample-player.ts'

/** Where the policy wants one before a part is fitted, the technician files a quality report and quality registers it. */
export async function reportBeforePart(act: Act): Promise<void> {
  const { assessment, work } = act.plan.story
  await on(act, act.plan.technician, 'quality.file', async (current, row) => {
    if (!(await isHeldUpByReport(current.db, row, 'part'))) return done(null)
    return fileReport(current, {
      jobId: act.job.id,
      batch: null,
      fault: said(assessment.findings, act.language),
      foundBy: 'assessment',
      severity: assessment.severity,
      probableCause: said(assessment.cause, act.language),
      part: work?.parts[0] ?? null,
      supplier: null,
      measure: said(work?.done ?? assessment.findings, act.language),
      photoIds: [],
    })
  })
  await on(act, 'quality', 'quality.register', async (current) => {
    const filed = (await listReportsOfJob(current.db, act.job.id)).find(({ state }) => state === 'filed')
    if (filed === undefined) return done(null)
    return registerReport(current, { reportId: filed.id, version: filed.version, judgement: null })
  })
}
