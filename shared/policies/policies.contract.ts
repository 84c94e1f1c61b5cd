import { z } from 'zod'
import { entitlement } from '../entitlement/entitlement.ts'
import { typedFacts } from '../entitlement/facts.ts'
import { policyBody, policyFields } from '../entitlement/policy.ts'
import { modelId, policyId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { line } from '../kernel/text.ts'
import { region } from '../warranty/warranty.ts'
import { policy, policySummary, policyUse, policyVersion, preset, presetOffer } from './policies.ts'

/** Which rules a try-out is judged by; null = no policy, the standing rules alone. */
const judgedBy = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('draft'), name: policyFields.name, version: z.int().min(0), body: policyBody }),
    z.object({ kind: z.literal('version'), policyId, number: z.int().min(1) }),
  ])
  .nullable()
export type JudgedBy = z.infer<typeof judgedBy>

export const policiesContract = {
  /** All policies of the depot, who follows which, and the presets that come along. */
  list: procedure('read').output(
    z.object({ policies: z.array(policySummary), uses: z.array(policyUse), presets: z.array(presetOffer) }),
  ),
  get: procedure('read').input(z.object({ policyId })).output(policy),
  /** One version in full, however old. */
  version: procedure('read')
    .input(z.object({ policyId, number: z.int().min(1) }))
    .output(policyVersion),
  /** Tries rules out on facts that somebody typed in; nothing is stored. */
  judge: procedure('read')
    .input(z.object({ facts: typedFacts, by: judgedBy }))
    .output(entitlement),
  /** Makes a policy of the depot's own out of a preset. Nobody follows it yet. */
  adopt: procedure('waive').input(change({ preset })).output(policy),
  /** Makes a policy without rules. */
  create: procedure('waive')
    .input(change({ name: policyFields.name }))
    .output(policy),
  /** Saves a new version. Refused where its rules contradict each other. */
  save: procedure('waive')
    .input(change({ policyId, version, ...policyFields, note: line(300) }))
    .output(policy),
  /** Puts a policy away, or takes it up again. One that somebody follows cannot be put away. */
  setActive: procedure('waive')
    .input(change({ policyId, version, isActive: z.boolean() }))
    .output(policy),
  /** Says which policy the customers of a region get from now on, or in it the units of one model; null = none of its own. */
  setUse: procedure('waive')
    .input(change({ region, modelId: modelId.nullable(), policyId: policyId.nullable() }))
    .output(z.object({ uses: z.array(policyUse) })),
}
