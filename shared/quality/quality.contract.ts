import { z } from 'zod'
import { jobId, qualityReportId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { optionalParagraph, paragraph } from '../kernel/text.ts'
import { qualityReport, reportFields, reportState } from './quality.ts'

const judged = z.object({ reportId: qualityReportId, version, state: reportState })
const oneReport = { reportId: qualityReportId, version }

export const qualityContract = {
  /** Reports newest first, of one state or all. */
  list: procedure('read')
    .input(z.object({ ...pageRequest, state: reportState.nullable().default(null) }))
    .output(page(qualityReport)),
  /** One report by its number (`Q0000012F`). */
  get: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(qualityReport),
  /** A job's reports, newest first, and what waits for one to be registered by the policy that the job follows. */
  ofJob: procedure('read')
    .input(z.object({ jobId }))
    .output(z.object({ reports: z.array(qualityReport), holdsUp: z.object({ part: z.boolean(), visit: z.boolean() }) })),
  file: procedure('quality-file')
    .input(change({ jobId, ...reportFields }))
    .output(z.object({ reportId: qualityReportId, number: z.string() })),
  register: procedure('quality')
    .input(change({ ...oneReport, judgement: optionalParagraph(2000) }))
    .output(judged),
  reject: procedure('quality')
    .input(change({ ...oneReport, judgement: paragraph(2000) }))
    .output(judged),
}
