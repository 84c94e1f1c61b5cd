import type { PolicyInForce } from '../../../shared/entitlement/judge.ts'
import { policyBody } from '../../../shared/entitlement/policy.ts'
import { bilingual } from '../../../shared/kernel/text.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

/** A version of a policy, ready to judge by. */
export interface PolicyVersion extends PolicyInForce {
  id: string
}

const COLUMNS = ['policy_version.id', 'policy_version.name', 'policy_version.number', 'policy_version.body'] as const

/** The version that was in force when the job's unit came in; null = none was. */
export async function findPolicyOfJob(db: ReadDb, jobId: string): Promise<PolicyVersion | null> {
  const row = await db
    .selectFrom('job')
    .innerJoin('policy_version', 'policy_version.id', 'job.policy_version_id')
    .select(COLUMNS)
    .where('job.id', '=', jobId)
    .executeTakeFirst()
  return row === undefined ? null : toPolicyVersion(row)
}

/** The version in force now for a region's customers: the model's own policy before the region's; null = neither has one. */
export async function findPolicyInForce(
  db: ReadDb,
  { region, modelId }: { region: string; modelId: string | null },
): Promise<PolicyVersion | null> {
  return bestOf(await selectUses(db, modelId).where('policy_use.region', '=', region).execute())
}

/** The same for the region that a customer is of. */
export async function findPolicyOfCustomer(
  db: ReadDb,
  { customerId, modelId }: { customerId: string; modelId: string },
): Promise<PolicyVersion | null> {
  const region = db.selectFrom('customer').select('customer.region').where('customer.id', '=', customerId)
  return bestOf(await selectUses(db, modelId).where('policy_use.region', '=', region).execute())
}

/** Every version in force for a region's customer: the region's own, and those of the models that the customer has. */
export async function listPoliciesOfFleet(
  db: ReadDb,
  { customerId, region }: { customerId: string; region: string },
): Promise<PolicyVersion[]> {
  const owned = db.selectFrom('unit').select('unit.model_id').where('unit.owner_id', '=', customerId)
  const rows = await selectVersionsInForce(db)
    .where('policy_use.region', '=', region)
    .where((use) => use.or([use('policy_use.model_id', 'is', null), use('policy_use.model_id', 'in', owned)]))
    .execute()
  return [...new Map(rows.map((row) => [row.id, toPolicyVersion(row)])).values()]
}

function selectUses(db: ReadDb, modelId: string | null) {
  return selectVersionsInForce(db).where((use) =>
    use.or([use('policy_use.model_id', 'is', null), use('policy_use.model_id', '=', modelId)]),
  )
}

function selectVersionsInForce(db: ReadDb) {
  return db
    .selectFrom('policy_use')
    .innerJoin('policy', 'policy.id', 'policy_use.policy_id')
    .innerJoin('policy_version', (join) =>
      join.onRef('policy_version.policy_id', '=', 'policy.id').onRef('policy_version.number', '=', 'policy.current_number'),
    )
    .select([...COLUMNS, 'policy_use.model_id'])
    .where('policy.is_active', '=', 1)
}

interface VersionRow {
  id: string
  name: string
  number: number
  body: string
}

function bestOf(uses: readonly (VersionRow & { model_id: string | null })[]): PolicyVersion | null {
  const row = uses.find((use) => use.model_id !== null) ?? uses[0]
  return row === undefined ? null : toPolicyVersion(row)
}

function toPolicyVersion(row: VersionRow): PolicyVersion {
  return { id: row.id, name: storedJson(bilingual, row.name), version: row.number, body: bodyOf(row.body) }
}

/** Each body is checked once: a version is never rewritten, each job's verdict reads one, and a depot has some dozens. */
const READ_BODIES = new Map<string, PolicyInForce['body']>()
const MOST_READ = 64

function bodyOf(text: string): PolicyInForce['body'] {
  const known = READ_BODIES.get(text)
  if (known !== undefined) return known
  const read = storedJson(policyBody, text)
  if (READ_BODIES.size >= MOST_READ) READ_BODIES.clear()
  READ_BODIES.set(text, read)
  return read
}
