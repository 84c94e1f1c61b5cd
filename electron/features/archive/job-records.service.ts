import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { dateInZone } from '../../../shared/kernel/time.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import { readUnitCustody } from '../custody/path.service.ts'
import { findCustomer } from '../customers/customers.repository.ts'
import { readJobEntitlement } from '../entitlement/entitlement.service.ts'
import { readJobParts } from '../job-parts/job-parts.service.ts'
import { readLoansOfJob } from '../loaners/loaners.service.ts'
import { readRma } from '../jobs/jobs.service.ts'
import { readJobMoney } from '../money/money.service.ts'
import { readJobPlans } from '../plans/plans.service.ts'
import { listReportsOfJob } from '../quality/quality.repository.ts'
import { listRemoteSessions } from '../remote/remote.repository.ts'
import { readUnitFile } from '../units/units.service.ts'
import { listAuditOfJob } from './archive.repository.ts'

/** The records of a job by the name of their file, each read when it is its turn; null for one that whoever asks may not see. */
export function recordsOfJob(
  { store, clock }: Core,
  actor: Actor,
  job: JobFile,
): Record<string, (() => Promise<unknown>) | null> {
  const db = store.read
  const { id, unitId } = job
  return {
    // Log, tests, accessories, photos and timeline are in it, as the job's page shows them.
    job: async () => job,
    rma: () => readRma(db, job.rmaNumber),
    customer: () => findCustomer(db, job.customer.id),
    unit: async () => readUnitFile(db, unitId, dateInZone(clock.now(), await readTimeZone(db))),
    entitlement: () => readJobEntitlement(db, job.number),
    plans: () => readJobPlans(db, id),
    parts: () => readJobParts(db, id),
    money: () => readJobMoney(db, id, actor.permissions),
    'quality-reports': () => listReportsOfJob(db, id),
    'remote-sessions': () => listRemoteSessions(db, id),
    loaners: async () => readLoansOfJob(db, id, dateInZone(clock.now(), await readTimeZone(db))),
    custody: () => readUnitCustody(db, unitId),
    audit: actor.permissions.has('read-audit') ? () => listAuditOfJob(db, id) : null,
  }
}
