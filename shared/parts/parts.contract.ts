import { z } from 'zod'
import { procedure } from '../kernel/procedure.ts'
import { partSummary } from './parts.ts'

const query = z.string().max(200).default('')

export const partsContract = {
  /** Parts in use by SKU or name, first 20: for whoever plans or fits one. */
  find: procedure('read').input(z.object({ query })).output(z.array(partSummary)),
}
