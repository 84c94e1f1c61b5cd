import { policyBody } from '../../../shared/entitlement/policy.ts'
import type { PolicyId } from '../../../shared/kernel/ids.ts'
import { bilingual } from '../../../shared/kernel/text.ts'
import {
  type Policy,
  type PolicySummary,
  type PolicyUse,
  type PolicyVersion,
  type Preset,
  preset,
  type VersionHead,
} from '../../../shared/policies/policies.ts'
import { type Region, region } from '../../../shared/warranty/warranty.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { flag, storedId, storedJson } from '../../db/stored.ts'

/** A policy's own row. */
interface PolicyRow {
  id: string
  is_active: number
  current_number: number
  version: number
}

/** A policy's own row for a use case that changes it or who follows it: others wait, and then see what this one wrote. */
export async function lockPolicyRow(db: WriteDb, id: string): Promise<PolicyRow | undefined> {
  const query = db.selectFrom('policy').select(['id', 'is_active', 'current_number', 'version']).where('id', '=', id)
  return (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()
}

export async function findPolicy(db: ReadDb, id: string): Promise<Policy | null> {
  const row = await db.selectFrom('policy').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const [current, versions, uses] = await Promise.all([
    findVersion(db, id, row.current_number),
    listVersionHeads(db, id),
    listUses(db, id),
  ])
  if (current === null) throw new Error(`policy ${id} has no version ${row.current_number}`)
  const { is_active, version } = row
  return { id: storedId(id), preset: presetOf(row.preset), isActive: is_active === 1, version, current, versions, uses }
}

/** All policies, those in use of the depot first, by age. */
export async function listPolicies(db: ReadDb): Promise<PolicySummary[]> {
  const rows = await db
    .selectFrom('policy')
    .innerJoin('policy_version', (join) =>
      join.onRef('policy_version.policy_id', '=', 'policy.id').onRef('policy_version.number', '=', 'policy.current_number'),
    )
    .innerJoin('staff', 'staff.id', 'policy_version.made_by')
    .select([
      'policy.id',
      'policy.preset',
      'policy.is_active',
      'policy_version.number',
      'policy_version.name',
      'policy_version.body',
      'policy_version.made_at',
      'staff.name as made_by_name',
    ])
    .orderBy('policy.is_active', 'desc')
    .orderBy('policy.created_at')
    .orderBy('policy.id')
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    preset: presetOf(row.preset),
    isActive: row.is_active === 1,
    name: storedJson(bilingual, row.name),
    number: row.number,
    madeAt: row.made_at,
    madeBy: row.made_by_name,
    ruleCount: storedJson(policyBody, row.body).rules.length,
  }))
}

const VERSION_HEAD = [
  'policy_version.id',
  'policy_version.number',
  'policy_version.name',
  'policy_version.note',
  'policy_version.made_at',
  'staff.name as made_by_name',
] as const

interface VersionHeadRow {
  id: string
  number: number
  name: string
  note: string | null
  made_at: string
  made_by_name: string
}

function toHead({ id, number, name, note, made_at, made_by_name }: VersionHeadRow): VersionHead {
  return { id: storedId(id), number, name: storedJson(bilingual, name), note, madeAt: made_at, madeBy: made_by_name }
}

export async function findVersion(db: ReadDb, policyId: string, number: number): Promise<PolicyVersion | null> {
  const row = await db
    .selectFrom('policy_version')
    .innerJoin('staff', 'staff.id', 'policy_version.made_by')
    .select([...VERSION_HEAD, 'policy_version.body'])
    .where('policy_id', '=', policyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row === undefined ? null : { ...toHead(row), body: storedJson(policyBody, row.body) }
}

async function listVersionHeads(db: ReadDb, policyId: string): Promise<VersionHead[]> {
  const rows = await db
    .selectFrom('policy_version')
    .innerJoin('staff', 'staff.id', 'policy_version.made_by')
    .select(VERSION_HEAD)
    .where('policy_id', '=', policyId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toHead)
}

/** Who follows which policy, or who follows this one: regions before the models in them. */
export async function listUses(db: ReadDb, policyId?: string): Promise<PolicyUse[]> {
  let select = db
    .selectFrom('policy_use')
    .leftJoin('model', 'model.id', 'policy_use.model_id')
    .select(['policy_use.region', 'policy_use.policy_id', 'policy_use.model_id', 'model.brand', 'model.name'])
  if (policyId !== undefined) select = select.where('policy_use.policy_id', '=', policyId)
  const rows = await select.orderBy('policy_use.region').orderBy('model.name_key').orderBy('policy_use.id').execute()
  const uses = rows.map((row) => ({
    region: region.parse(row.region),
    policyId: storedId<PolicyId>(row.policy_id),
    model: row.model_id === null ? null : { id: storedId<never>(row.model_id), brand: row.brand ?? '', name: row.name ?? '' },
  }))
  return [...uses.filter((use) => use.model === null), ...uses.filter((use) => use.model !== null)]
}

export async function insertPolicy(db: WriteDb, policy: { id: string; preset: Preset | null; at: string }): Promise<void> {
  await db
    .insertInto('policy')
    .values({ id: policy.id, preset: policy.preset, is_active: 1, current_number: 1, created_at: policy.at, version: 1 })
    .execute()
}

export async function insertVersion(
  db: WriteDb,
  policyId: string,
  stored: Omit<PolicyVersion, 'madeBy'> & { madeById: string },
): Promise<void> {
  await db
    .insertInto('policy_version')
    .values({
      id: stored.id,
      policy_id: policyId,
      number: stored.number,
      name: JSON.stringify(stored.name),
      body: JSON.stringify(stored.body),
      note: stored.note,
      made_at: stored.madeAt,
      made_by: stored.madeById,
    })
    .execute()
}

/** Writes what changed of a locked policy and counts its version up. */
export async function updatePolicy(
  db: WriteDb,
  row: PolicyRow,
  change: { currentNumber?: number; isActive?: boolean },
): Promise<void> {
  const { currentNumber = row.current_number, isActive = row.is_active === 1 } = change
  await db
    .updateTable('policy')
    .set({ current_number: currentNumber, is_active: flag(isActive), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

interface Follower {
  region: Region
  modelId: string | null
}

/** Which policy this region, or this model in it, was given for itself; a model's answer leaves the region's out. */
export async function findUse(db: ReadDb, { region: of, modelId }: Follower): Promise<{ id: string; policyId: string } | null> {
  const select = db.selectFrom('policy_use').select(['id', 'policy_id']).where('region', '=', of)
  const row = await (modelId === null ? select.where('model_id', 'is', null) : select.where('model_id', '=', modelId))
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, policyId: row.policy_id }
}

export async function deleteUse(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('policy_use').where('id', '=', id).execute()
}

export async function insertUse(db: WriteDb, use: Follower & { id: string; policyId: string }): Promise<void> {
  await db
    .insertInto('policy_use')
    .values({ id: use.id, region: use.region, model_id: use.modelId, policy_id: use.policyId })
    .execute()
}

export async function hasModel(db: ReadDb, id: string): Promise<boolean> {
  return (await db.selectFrom('model').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

function presetOf(stored: string | null): Preset | null {
  return preset.nullable().parse(stored)
}
