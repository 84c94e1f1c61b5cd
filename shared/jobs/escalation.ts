import { z } from 'zod'

/** Who is asked when the bench cannot go on alone: somebody of more experience, the engineers, the maker. (MISSION.md, D6.) */
export const ESCALATION_LEVELS = ['senior', 'engineering', 'factory'] as const
export const escalationLevel = z.enum(ESCALATION_LEVELS)
export type EscalationLevel = z.infer<typeof escalationLevel>
