import { z } from 'zod'
import { binId, partId, stocktakeId, stocktakeLineId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { lotNumber } from '../stock/lots.ts'
import { pieces, piecesOrNone } from '../stock/quantity.ts'
import { binCount, countedLine, MOST_DIFFERENCES, stockDifference, stocktake, stocktakeSummary } from './stocktake.ts'

const oneBin = { stocktakeId, binId }
const number = z.int().min(1)

export const stocktakeContract = {
  /** Newest first. */
  list: procedure('read').input(z.object(pageRequest)).output(page(stocktakeSummary)),
  get: procedure('read').input(z.object({ number })).output(stocktake),
  /** Null for a bin that nobody counted yet. */
  count: procedure('read').input(z.object(oneBin)).output(binCount.nullable()),
  /** Of bins whose count is finished: no bin that somebody counts just now tells what should be in it. */
  differences: procedure('read')
    .input(z.object({ stocktakeId, show: z.enum(['open', 'decided']) }))
    .output(z.object({ total: z.int(), items: z.array(stockDifference) })),

  /** Null means all shelves that are in use. */
  begin: procedure('stock')
    .input(change({ binIds: z.array(binId).min(1).max(1000).nullable(), note: optionalLine(200) }))
    .output(stocktake),
  /** `again` replaces the count that there is, or takes over from whoever counts it; goes on with one's own. */
  beginBin: procedure('stock', 'stock-pick')
    .input(change({ ...oneBin, again: z.boolean() }))
    .output(binCount),
  /** So many pieces more, or how many there are in all. */
  add: procedure('stock', 'stock-pick')
    .input(
      change({
        ...oneBin,
        partId,
        lot: lotNumber.nullable(),
        figure: z.union([z.object({ more: pieces }), z.object({ counted: piecesOrNone })]),
      }),
    )
    .output(countedLine),
  /** What should lie in the bin and was not counted counts as none. */
  endBin: procedure('stock', 'stock-pick').input(change(oneBin)).output(binCount),
  leaveOut: procedure('stock')
    .input(change({ ...oneBin, reason: line(200) }))
    .output(stocktake),
  /** Writes the differences into the ledger. */
  approve: procedure('stock')
    .input(change({ stocktakeId, lineIds: z.array(stocktakeLineId).min(1).max(MOST_DIFFERENCES) }))
    .output(stocktake),
  /** Refuses the open differences of these bins: they are counted again. */
  recount: procedure('stock')
    .input(change({ stocktakeId, binIds: z.array(binId).min(1).max(1000) }))
    .output(stocktake),
  /** Every bin is counted or left out, every difference approved. */
  finish: procedure('stock').input(change({ stocktakeId })).output(stocktake),
  /** What was approved stays; the rest is forgotten. */
  cancel: procedure('stock').input(change({ stocktakeId })).output(stocktake),
}
