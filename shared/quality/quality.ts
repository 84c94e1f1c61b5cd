import { z } from 'zod'
import { severity } from '../jobs/assessment.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { attachmentId, jobId, qualityReportId } from '../kernel/ids.ts'
import { optionalLine, optionalParagraph, paragraph } from '../kernel/text.ts'

/** When or by whom a fault came to light. */
export const FOUND_BY = ['customer', 'intake', 'assessment', 'repair', 'test', 'visit', 'stock'] as const
export const foundBy = z.enum(FOUND_BY)
export type FoundBy = z.infer<typeof foundBy>

/** What whoever files a quality report writes down (产品质量信息反馈及处理单); product and serial are those of the job's unit. */
export const reportFields = {
  batch: optionalLine(60),
  fault: paragraph(2000),
  foundBy,
  severity,
  probableCause: optionalParagraph(2000),
  /** The part concerned, as its label or the catalogue names it. */
  part: optionalLine(120),
  supplier: optionalLine(120),
  measure: paragraph(2000),
  photoIds: z.array(attachmentId).max(20, fieldMessage('tooMany', { max: 20 })),
}
export const reportForm = z.object({ ...reportFields, product: z.string(), serial: z.string().nullable() })
export type ReportForm = z.infer<typeof reportForm>

/** `filed` waits for quality; `rejected` counts for nothing, and another may be filed. */
export const REPORT_STATES = ['filed', 'registered', 'rejected'] as const
export const reportState = z.enum(REPORT_STATES)
export type ReportState = z.infer<typeof reportState>

/** A report as filed, and what quality said of it. */
export const qualityReport = z.object({
  id: qualityReportId,
  number: z.string(),
  jobId,
  jobNumber: z.string(),
  state: reportState,
  form: reportForm,
  filedAt: z.string(),
  filedBy: z.string(),
  judgedAt: z.string().nullable(),
  judgedBy: z.string().nullable(),
  /** Why it was rejected, or what quality decided on registering it. */
  judgement: z.string().nullable(),
  version: z.int(),
})
export type QualityReport = z.infer<typeof qualityReport>
