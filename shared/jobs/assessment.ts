import { z } from 'zod'
import { exclusion } from '../warranty/warranty.ts'

export const CATEGORIES = ['software', 'hardware', 'guidance', 'other'] as const
export const category = z.enum(CATEGORIES)
export const SEVERITIES = ['minor', 'general', 'severe'] as const
export const severity = z.enum(SEVERITIES)
export const RESPONSIBILITIES = ['maker', 'user', 'wear', 'transport', 'supplier-part'] as const
export const responsibility = z.enum(RESPONSIBILITIES)

/** Cause codes of the assessment; what reports group by. */
export const CAUSES = [
  'component-failure',
  'worn-part',
  'battery-aged',
  'loose-connection',
  'liquid',
  'impact',
  'overvoltage',
  'firmware',
  'misconfiguration',
  'dirt',
  'assembly-fault',
  'not-found',
  'other',
] as const
export const causeCode = z.enum(CAUSES)

const unknownUnlessSaid = z.boolean().nullable().default(null)

/** What policies may ask beside the findings. Null = nobody said; a quick assessment says none of it. */
export const assessedFacts = {
  isIntact: unknownUnlessSaid,
  needsVisit: unknownUnlessSaid,
  /** Whether the depot's earlier repair caused what came back; asked where a job bounced. */
  isDepotCaused: unknownUnlessSaid,
}

/** What the bench found, as it stands in the job's file. */
export const assessment = z.object({
  at: z.string(),
  by: z.string(),
  category,
  severity,
  findings: z.string(),
  cause: z.string().nullable(),
  causeCode,
  responsibility,
  exclusions: z.array(exclusion),
  solvedAs: z.enum(['no-fault-found', 'resolved-remotely']).nullable(),
  ...assessedFacts,
})
export type Assessment = z.infer<typeof assessment>
