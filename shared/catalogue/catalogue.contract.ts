import { z } from 'zod'
import { modelId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { model, modelFields, modelSummary } from './catalogue.ts'

const query = z.string().max(200).default('')

export const catalogueContract = {
  /** Models whose brand and name hold every word of the query, most used first; on request only those still to complete. */
  models: procedure('read')
    .input(z.object({ query, onlyToComplete: z.boolean().default(false), ...pageRequest }))
    .output(page(modelSummary).extend({ toComplete: z.int() })),
  model: procedure('read').input(z.object({ modelId })).output(model),
  createModel: procedure('catalogue').input(change(modelFields)).output(model),
  updateModel: procedure('catalogue')
    .input(change({ modelId, version, ...modelFields }))
    .output(model),
}
