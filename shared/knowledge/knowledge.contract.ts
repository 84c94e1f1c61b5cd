import { z } from 'zod'
import { symptom } from '../intake/intake.ts'
import { modelId } from '../kernel/ids.ts'
import { procedure } from '../kernel/procedure.ts'
import { knownFix } from './known-fixes.ts'

/** Closed jobs looked at for an answer: the newest of each symptom. */
export const MOST_CASES = 100

export const knowledgeContract = {
  /** What closed jobs of this model with one of these symptoms teach, best first; from the newest `MOST_CASES` of each symptom. */
  similar: procedure('read')
    .input(z.object({ modelId, symptoms: z.array(symptom).min(1).max(8) }))
    .output(z.object({ jobs: z.int(), fixes: z.array(knownFix) })),
}
