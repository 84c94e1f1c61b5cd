import { findContradictions } from '../../../shared/entitlement/contradictions.ts'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import type { EntitlementFacts } from '../../../shared/entitlement/facts.ts'
import { judgeEntitlement, type PolicyInForce } from '../../../shared/entitlement/judge.ts'
import type { PolicyBody, PolicyPreset } from '../../../shared/entitlement/policy.ts'
import type { ModelId, PolicyId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { JudgedBy } from '../../../shared/policies/policies.contract.ts'
import type { Policy, PolicyUse, Preset } from '../../../shared/policies/policies.ts'
import type { Region } from '../../../shared/warranty/warranty.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import {
  deleteUse,
  findPolicy,
  findUse,
  findVersion,
  hasModel,
  insertPolicy,
  insertUse,
  insertVersion,
  listPolicies,
  listUses,
  lockPolicyRow,
  updatePolicy,
} from './policies.repository.ts'
import { offerPresets, readPreset } from './presets.ts'

/** What a policy without rules begins with: the service standard's answer within a day, and the depot's usual repair warranty. */
const EMPTY_BODY: PolicyBody = {
  rules: [],
  duties: {
    replyHours: 24,
    bounceDays: 90,
    repairWarranty: { partsDays: 90, labourDays: 90 },
    qualityReportBefore: [],
    priceConfirmedBefore: [],
    maintenance: [],
  },
  standards: [],
}

export async function readPolicies(db: ReadDb) {
  const [policies, uses] = await Promise.all([listPolicies(db), listUses(db)])
  return { policies, uses, presets: offerPresets() }
}

/** A verdict on facts that somebody typed in, by a draft, a stored version or the standing rules alone. */
export async function tryOut(
  db: ReadDb,
  { facts, by }: { facts: EntitlementFacts; by: JudgedBy },
): Promise<Outcome<Entitlement>> {
  if (by === null) return done(judgeEntitlement({ policy: null, facts }))
  const policy = await policyToTry(db, by)
  return policy === null ? missing : done(judgeEntitlement({ policy, facts }))
}

async function policyToTry(db: ReadDb, by: NonNullable<JudgedBy>): Promise<PolicyInForce | null> {
  if (by.kind === 'draft') return { name: by.name, version: by.version, body: by.body }
  const stored = await findVersion(db, by.policyId, by.number)
  return stored && { name: stored.name, version: stored.number, body: stored.body }
}

/** Makes a policy of the depot's own out of a preset. */
export async function adoptPreset(work: Work, { preset }: { preset: Preset }): Promise<Outcome<Policy>> {
  return beginPolicy(work, preset, readPreset(preset))
}

export async function createPolicy(work: Work, { name }: { name: Bilingual }): Promise<Outcome<Policy>> {
  return beginPolicy(work, null, { name, body: EMPTY_BODY })
}

async function beginPolicy(work: Work, preset: Preset | null, { name, body }: PolicyPreset): Promise<Outcome<Policy>> {
  const id = work.newId<PolicyId>()
  await insertPolicy(work.db, { id, preset, at: work.now })
  await addVersion(work, id, { number: 1, name, body, note: null })
  work.audit('policy', id, null, { preset, name, number: 1 })
  work.touch('policy', id)
  return done(await readBack(work, id))
}

type NewVersion = PolicyPreset & { number: number; note: string | null }

async function addVersion(work: Work, policyId: PolicyId, { number, name, body, note }: NewVersion): Promise<void> {
  const stored = { id: work.newId<never>(), number, name, body, note, madeAt: work.now, madeById: actorOf(work).id }
  await insertVersion(work.db, policyId, stored)
}

async function readBack(work: Work, id: PolicyId): Promise<Policy> {
  const policy = await findPolicy(work.db, id)
  if (policy === null) throw new Error(`policy ${id} was just written and is gone`)
  return policy
}

type SaveInput = PolicyPreset & { policyId: PolicyId; version: number; note: string }

/**
 * Saves a new version; earlier ones stay as they are, and so do the jobs that keep them. Refused where rules contradict each other:
 * a customer could be told either. (MISSION.md, B3.)
 */
export async function savePolicy(work: Work, { policyId, version, name, body, note }: SaveInput): Promise<Outcome<Policy>> {
  const row = await lockPolicyRow(work.db, policyId)
  if (row === undefined) return missing
  if (row.version !== version) return stale(version, row.version)
  const contradicting = contradictionsOf(body)
  if (contradicting !== null) return contradicting
  const number = row.current_number + 1
  await addVersion(work, policyId, { number, name, body, note })
  await updatePolicy(work.db, row, { currentNumber: number })
  work.audit('policy', policyId, { number: row.current_number }, { number, note })
  work.touch('policy', policyId)
  return done(await readBack(work, policyId))
}

/** All contradictions in one refusal: the kind, then the clauses, `impossible 2.1; clash 1.1 1.2`. */
function contradictionsOf(body: PolicyBody): NotDone | null {
  const found = findContradictions(body)
  if (found.length === 0) return null
  const clauseOf = (ruleId: string) => body.rules.find((rule) => rule.id === ruleId)?.clause.number ?? ruleId
  return refuse('policy-contradicts', {
    rules: found.map(({ kind, ruleIds }) => [kind, ...ruleIds.map(clauseOf)].join(' ')).join('; '),
  })
}

type ActiveInput = { policyId: PolicyId; version: number; isActive: boolean }

/** Puts a policy away or takes it up again; one that somebody follows stays. */
export async function setPolicyActive(work: Work, { policyId, version, isActive }: ActiveInput): Promise<Outcome<Policy>> {
  const row = await lockPolicyRow(work.db, policyId)
  if (row === undefined) return missing
  if (row.version !== version) return stale(version, row.version)
  if (!isActive && (await listUses(work.db, policyId)).length > 0) return refuse('policy-in-use')
  await updatePolicy(work.db, row, { isActive })
  work.audit('policy', policyId, { isActive: row.is_active === 1 }, { isActive })
  work.touch('policy', policyId)
  return done(await readBack(work, policyId))
}

type UseInput = { region: Region; modelId: ModelId | null; policyId: PolicyId | null }

/**
 * Says what the customers of a region get from now on, or in it the units of one model; null takes the answer away again. Units that
 * are in keep the version they came in under.
 */
export async function setPolicyUse(work: Work, { region, modelId, policyId }: UseInput): Promise<Outcome<{ uses: PolicyUse[] }>> {
  if (modelId !== null && !(await hasModel(work.db, modelId))) return missing
  const row = policyId === null ? null : await lockPolicyRow(work.db, policyId)
  if (row === undefined) return missing
  if (row !== null && row.is_active === 0) return refuse('policy-not-active')
  const before = await findUse(work.db, { region, modelId })
  if (before !== null) await deleteUse(work.db, before.id)
  if (policyId !== null) await insertUse(work.db, { id: work.newId(), region, modelId, policyId })
  for (const id of new Set([before?.policyId, policyId])) {
    if (id === undefined || id === null) continue
    work.audit('policy', id, { region, modelId, policyId: before?.policyId ?? null }, { region, modelId, policyId })
    work.touch('policy', id)
  }
  if (modelId !== null) work.touch('model', modelId)
  return done({ uses: await listUses(work.db) })
}
