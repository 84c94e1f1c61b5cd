import type { LineFault } from '../../../shared/imports/read-line.ts'
import { done, type Outcome, type RefusalCode } from '../../../shared/kernel/refusal.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import type { Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { takeBackPromises } from '../job-parts/take-back.service.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { mapPartsBySku, type PartBySku } from '../parts/parts-bulk.repository.ts'
import {
  type BinByCode,
  insertLots,
  type LotPlaces,
  mapBinsByCode,
  mapBinStock,
  mapLots,
} from '../stock/stock-bulk.repository.ts'
import { mapCountsOfBins } from '../stock/bins.repository.ts'
import { bad, type Importer, type ImportJob, type NumberedRow, type Verdict } from './importer.ts'
import { insertTakenLines, listTakenLines } from './imports.repository.ts'

type Row = NumberedRow<'stock'>

/** A line whose part and bin are known. */
interface Place {
  readonly one: Row
  readonly part: PartBySku
  readonly bin: BinByCode
  readonly lot: LotPlaces | undefined
  /** What lies in the bin now, of the batch or serial where one is named. */
  readonly there: number
  readonly free: number
  /** The open stocktake by whose count the bin is being put right. */
  readonly stocktake: number | undefined
}

/**
 * Stock as it lies in bins: a line puts its bin right to the pieces that it says, through the ledger. What is more than there comes
 * in at the line's cost, or at the average where it has none. A line is taken once from a file, whatever moved since.
 */
export function stockImporter(job: ImportJob): Importer<'stock'> {
  /** The line that each serial lies in a bin by: it cannot lie in two. */
  const serials = new Map<string, number>()
  return {
    lock: async (work, rows) => {
      const parts = await mapPartsBySku(
        work.db,
        rows.map(({ row }) => row.sku),
      )
      await lockPartStock(
        work.db,
        [...parts.values()].map(({ id }) => id),
      )
    },
    judge: async (db, rows) => {
      const [parts, binOf, counts, taken] = await Promise.all([
        mapPartsBySku(
          db,
          rows.map(({ row }) => row.sku),
        ),
        mapBinsByCode(db),
        mapCountsOfBins(db),
        listTakenLines(
          db,
          job.source,
          rows.map(({ line }) => line),
        ),
      ])
      const named = rows.flatMap(({ row: { sku, lot: number } }) => {
        const part = parts.get(sku)
        return part === undefined || number === undefined ? [] : [{ partId: part.id, number }]
      })
      const [inBins, lots] = await Promise.all([
        mapBinStock(
          db,
          [...parts.values()].map(({ id }) => id),
        ),
        mapLots(db, named),
      ])
      const places: Place[] = []
      const verdicts = rows.map((one): Verdict => {
        const { line, row } = one
        if (taken.has(line)) return { line, what: 'earlier', name: row.sku, changes: [] }
        const [part, bin] = [parts.get(row.sku), binOf(row.bin)]
        if (part === undefined || bin === undefined) return bad(line, ...unknown(row, part, bin))
        const lot = row.lot === undefined ? undefined : lots.get(`${part.id} ${lotKey(row.lot)}`)
        const inBin = inBins.get(`${part.id} ${bin.id}`) ?? { onHand: 0, reserved: 0 }
        const there = row.lot === undefined ? inBin.onHand : (lot?.inBins.get(bin.id) ?? 0)
        const place = { one, part, bin, lot, there, free: inBin.onHand - inBin.reserved, stocktake: counts.get(bin.id) }
        const fault = faultOf(place) ?? twinOf(place, serials)
        if (fault !== null) return bad(line, fault)
        places.push(place)
        return verdictOf(place)
      })
      return { verdicts, write: (work) => writeStock(work, places, job) }
    },
  }
}

const fault = (column: string, reason: RefusalCode, params: Record<string, string | number> = {}): LineFault => ({
  column,
  refusal: { reason, params },
})

function unknown({ sku, bin: code }: Row['row'], part: PartBySku | undefined, bin: BinByCode | undefined): LineFault[] {
  return [
    ...(part === undefined ? [fault('sku', 'unknown-sku', { sku })] : []),
    ...(bin === undefined ? [fault('bin', 'unknown-bin', { bin: code })] : []),
  ]
}

function faultOf({ one: { row }, part, bin, lot, there, stocktake }: Place): LineFault | null {
  if (!bin.isActive) return fault('bin', 'bin-closed', { bin: bin.code })
  if (stocktake !== undefined && row.quantity !== there)
    return fault('bin', 'bin-under-count', { bin: bin.code, number: stocktake })
  if (part.tracking === 'none')
    return row.lot === undefined ? costFault(row, part, there) : fault('lot', 'lot-not-tracked', { sku: row.sku })
  if (row.lot === undefined) return fault('lot', 'lot-needed', { sku: row.sku })
  if (part.tracking === 'serial') {
    if (row.quantity > 1) return fault('quantity', 'one-serial-a-piece')
    const elsewhere = (lot?.inHand ?? 0) + [...(lot?.inBins.values() ?? [])].reduce((sum, some) => sum + some, 0) - there
    if (row.quantity > there && elsewhere > 0) return fault('lot', 'serial-in-stock', { serial: row.lot })
  }
  return costFault(row, part, there)
}

function twinOf({ one: { line, row }, part }: Place, serials: Map<string, number>): LineFault | null {
  if (part.tracking !== 'serial' || row.lot === undefined || row.quantity === 0) return null
  const key = `${part.id} ${lotKey(row.lot)}`
  const first = serials.get(key) ?? line
  serials.set(key, first)
  return first === line ? null : { column: 'lot', twinOf: first }
}

/** The first pieces of a part have no average to be worth: their cost must be said. */
function costFault(row: Row['row'], part: PartBySku, there: number): LineFault | null {
  const isUnpriced = row.quantity > there && part.owned === 0 && row.cost === undefined
  return isUnpriced ? fault('cost', 'import-no-cost', { sku: row.sku }) : null
}

function verdictOf({ one: { line, row }, bin, there }: Place): Verdict {
  const name = [row.sku, bin.code, ...(row.lot === undefined ? [] : [row.lot])].join(' · ')
  if (row.quantity === there) return { line, what: 'same', name, changes: [] }
  const change = { column: 'quantity', before: String(there), after: String(row.quantity) }
  return { line, what: there === 0 ? 'added' : 'changed', name, changes: [change] }
}

async function writeStock(work: Work, places: readonly Place[], job: ImportJob): Promise<Outcome<null>> {
  const moved = places.filter(({ one, there }) => one.row.quantity !== there)
  const lotIds = await beginLots(work, moved)
  const back = await takeBack(work, moved)
  if (back.kind !== 'done') return back
  const posted = await post(
    work,
    moved.map((place) => entryOf(place, lotIds, job)),
  )
  if (posted.kind !== 'done') return posted
  if (job.runId !== null) {
    const lines = places.map(({ one }) => one.line)
    await insertTakenLines(work.db, { source: job.source, runId: job.runId, lines })
  }
  return allocate(work, [...new Set(moved.map(({ part }) => part.id))])
}

const keyOf = ({ part, one }: Place): string => `${part.id} ${lotKey(one.row.lot ?? '')}`

/** The batch or serial of each line by its key; those that the depot never had are begun. */
async function beginLots(work: Work, places: readonly Place[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const begun: { id: string; partId: string; number: string }[] = []
  for (const place of places) {
    const number = place.one.row.lot
    const key = keyOf(place)
    if (number === undefined || ids.has(key)) continue
    const id = place.lot?.id ?? work.newId()
    if (place.lot === undefined) begun.push({ id, partId: place.part.id, number })
    ids.set(key, id)
  }
  await insertLots(work.db, begun)
  return ids
}

/** Gives promises back that a bin cannot keep with what is left in it. */
async function takeBack(work: Work, places: readonly Place[]): Promise<Outcome<null>> {
  const gone = new Map<string, { place: Place; pieces: number }>()
  for (const place of places) {
    const less = place.there - place.one.row.quantity
    if (less <= 0) continue
    const key = `${place.part.id} ${place.bin.id}`
    gone.set(key, { place, pieces: (gone.get(key)?.pieces ?? 0) + less })
  }
  for (const { place, pieces } of gone.values()) {
    const quantity = pieces - place.free
    if (quantity <= 0) continue
    const taken = await takeBackPromises(work, { partId: place.part.id, binId: place.bin.id, quantity })
    if (taken.kind !== 'done') return taken
  }
  return done(null)
}

function entryOf(place: Place, lotIds: ReadonlyMap<string, string>, { fileName }: ImportJob): Entry {
  const { one, part, bin, there } = place
  const { quantity: counted, cost } = one.row
  const lotId = lotIds.get(keyOf(place))
  const common = { partId: part.id, reason: fileName.slice(0, 200), ...(lotId === undefined ? {} : { lotId }) }
  if (counted < there) return { ...common, kind: 'adjust', fromBinId: bin.id, quantity: there - counted }
  const into = { ...common, toBinId: bin.id, quantity: counted - there }
  return cost === undefined ? { ...into, kind: 'adjust' } : { ...into, kind: 'receive', unitCost: cost }
}
