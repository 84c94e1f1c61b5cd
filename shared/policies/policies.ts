import { z } from 'zod'
import { policyBody } from '../entitlement/policy.ts'
import { modelId, policyId, policyVersionId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { region } from '../warranty/warranty.ts'

/** The policies that come with the program. (MISSION.md, "Policies that come with it".) */
export const PRESETS = ['consumer-goods', 'equipment-domestic', 'equipment-export', 'service-standard'] as const
export const preset = z.enum(PRESETS)
export type Preset = z.infer<typeof preset>

/** A preset as it is offered: what it is called, and how much it says. */
export const presetOffer = z.object({ preset, name: bilingual, ruleCount: z.int() })

/** One saved version without its rules. Versions are never rewritten. */
export const versionHead = z.object({
  id: policyVersionId,
  number: z.int(),
  name: bilingual,
  /** What changed; null where a policy begins. */
  note: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
})
export type VersionHead = z.infer<typeof versionHead>

export const policyVersion = versionHead.extend({ body: policyBody })
export type PolicyVersion = z.infer<typeof policyVersion>

export const policySummary = z.object({
  id: policyId,
  preset: preset.nullable(),
  isActive: z.boolean(),
  name: bilingual,
  number: z.int(),
  madeAt: z.string(),
  madeBy: z.string(),
  ruleCount: z.int(),
})
export type PolicySummary = z.infer<typeof policySummary>

/** Who follows a policy: all customers of a region, or in it the units of one model, which goes before. */
export const policyUse = z.object({
  region,
  model: z.object({ id: modelId, brand: z.string(), name: z.string() }).nullable(),
  policyId,
})
export type PolicyUse = z.infer<typeof policyUse>

/** A policy with its newest version in full and the heads of all, newest first. */
export const policy = z.object({
  id: policyId,
  preset: preset.nullable(),
  isActive: z.boolean(),
  version: z.int(),
  current: policyVersion,
  versions: z.array(versionHead),
  uses: z.array(policyUse),
})
export type Policy = z.infer<typeof policy>
