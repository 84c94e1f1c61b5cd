import { z } from 'zod'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { partId } from '../kernel/ids.ts'
import { codeMeaning, listedPart, part, partFields, partFile, partsFilter, partSummary } from './parts.ts'

export const partsContract = {
  /** Parts in use by SKU or name, first 20: for whoever plans, fits or orders one. */
  find: procedure('read')
    .input(z.object({ query: z.string().max(200).default('') }))
    .output(z.array(partSummary)),
  /** By SKU; with a query those that hold it in SKU, maker's number, names or barcodes. */
  list: procedure('read')
    .input(z.object({ ...partsFilter, ...pageRequest }))
    .output(page(listedPart)),
  /** By what its label says (P0000012K), the leading zeros left out or not. */
  get: procedure('read')
    .input(z.object({ number: z.string().max(40) }))
    .output(partFile),
  /** What a scanned or typed code means: own codes, SKU, bin, EAN and GS1, maker's number, batch or serial, in this order. */
  lookUp: procedure('read')
    .input(z.object({ code: z.string().max(512) }))
    .output(codeMeaning),
  create: procedure('stock').input(change(partFields)).output(part),
  update: procedure('stock')
    .input(change({ partId, version, ...partFields }))
    .output(part),
}
