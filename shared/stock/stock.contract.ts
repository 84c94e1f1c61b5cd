import { z } from 'zod'
import { binId, jobId, partId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { bin, binFields } from './bins.ts'
import { lotNumber, lotPieces } from './lots.ts'
import { pieces, piecesOrNone, unitCost } from './quantity.ts'
import { binContent, movementLine, partStock, stockValue, sumDifference } from './stock.ts'

const moved = z.object({ partId })

export const stockContract = {
  bins: procedure('read').output(z.array(bin)),
  bin: procedure('read')
    .input(z.object({ binId }))
    .output(z.object({ bin, content: z.array(binContent) })),
  addBin: procedure('stock').input(change(binFields)).output(bin),
  /** An empty bin may change its kind or be closed; it is never deleted, since the ledger names it. */
  changeBin: procedure('stock')
    .input(change({ binId, version, ...binFields, isActive: z.boolean() }))
    .output(bin),

  ofPart: procedure('read').input(z.object({ partId })).output(partStock),
  /** Entries of the ledger, newest first: of a part, of a job, or all. */
  movements: procedure('read')
    .input(z.object({ partId: partId.nullable().default(null), jobId: jobId.nullable().default(null), ...pageRequest }))
    .output(page(movementLine)),
  /** At the end of a day of the depot's calendar; null is now. */
  value: procedure('read')
    .input(z.object({ on: calendarDate.nullable() }))
    .output(stockValue),
  /** Adds up the whole ledger and compares it with every sum that is kept. */
  check: procedure('stock').output(z.object({ movements: z.int(), differences: z.array(sumDifference) })),

  /** Takes in pieces without an order: bought at the corner, or what was there when the depot began. */
  receive: procedure('stock')
    .input(change({ partId, binId, quantity: pieces, unitCost, lots: lotPieces, reason: optionalLine(200) }))
    .output(moved),
  /** A piece that nobody knew of; worth what one of them costs on average. */
  find: procedure('stock')
    .input(change({ partId, binId, quantity: pieces, lots: lotPieces, reason: line(200) }))
    .output(moved),
  /** From bin to bin, by two scans. */
  transfer: procedure('stock', 'stock-pick')
    .input(change({ partId, fromBinId: binId, toBinId: binId, quantity: pieces, lot: lotNumber.nullable() }))
    .output(moved),
  /** What a count found instead of what was there; promises that the bin cannot keep are given back. */
  adjust: procedure('stock')
    .input(change({ partId, binId, counted: piecesOrNone, lot: lotNumber.nullable(), reason: line(200) }))
    .output(moved),
  scrap: procedure('stock')
    .input(change({ partId, binId, quantity: pieces, lot: lotNumber.nullable(), reason: line(200) }))
    .output(moved),
}
