import type { PickJob } from '../../../shared/job-parts/picking.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { OPEN_PROMISE } from './job-parts.repository.ts'

/** Everything that is promised to open jobs and not picked yet, urgent jobs first, then by their day; within a job in the order of bins. */
export async function listToPick(db: ReadDb): Promise<PickJob[]> {
  const rows = await db
    .selectFrom('job')
    .innerJoin('job_part', 'job_part.job_id', 'job.id')
    .innerJoin('promise', 'promise.job_part_id', 'job_part.id')
    .innerJoin('part', 'part.id', 'job_part.part_id')
    .innerJoin('bin', 'bin.id', 'promise.bin_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .leftJoin('staff', 'staff.id', 'job.assignee_id')
    .select(['job.id', 'job.seq', 'job.stage', 'job.is_urgent', 'job.due_on', 'staff.name as assignee'])
    .select(['model.brand', 'model.name as model_name', 'promise.bin_id', 'promise.quantity', 'bin.code as bin_code'])
    .select(['part.id as part_id', 'part.sku', 'part.name_en', 'part.name_zh', 'part.tracking'])
    .where('job.stage', '<>', CLOSED)
    .where('job_part.reserved', '>', 0)
    .where(OPEN_PROMISE)
    .orderBy('job.is_urgent', 'desc')
    .orderBy((by) => by.fn.coalesce('job.due_on', by.val('9999-12-31')))
    .orderBy('job.seq')
    .orderBy('bin.code_key')
    .orderBy('part.sku')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((lines) => {
    const [job] = lines
    if (job === undefined) return []
    return {
      jobId: storedId(job.id),
      number: jobNumber(job.seq),
      stage: stage.parse(job.stage),
      isUrgent: job.is_urgent === 1,
      dueOn: job.due_on,
      model: `${job.brand} ${job.model_name}`,
      assignee: job.assignee,
      lines: lines.map((row) => ({
        partId: storedId(row.part_id),
        sku: row.sku,
        name: { en: row.name_en, 'zh-CN': row.name_zh },
        tracking: tracking.parse(row.tracking),
        binId: storedId(row.bin_id),
        binCode: row.bin_code,
        quantity: row.quantity,
      })),
    }
  })
}
