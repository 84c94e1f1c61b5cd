import { z } from 'zod'
import { placeId, unitId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { optionalLine } from '../kernel/text.ts'
import { custodyEntry, custodyNow, custodyTarget, departure, heldUnit, holder, place, placeFields } from './custody.ts'

/** Whoever may touch a unit may say where it is. */
const HANDS = ['counter', 'bench', 'stock'] as const

/** What a scan read; what of it may be stored is decided where it is understood. */
const payload = z.string().max(10_000)

const moved = z.object({
  unit: heldUnit,
  from: holder.nullable(),
  to: holder,
  /** Takes this move back; null when the unit was there already, and was seen there. */
  entryId: z.string().nullable(),
})
export type Moved = z.infer<typeof moved>

const count = z.object({ at: z.string(), by: z.string(), found: z.int(), missing: z.int(), unexpected: z.int() })

export const custodyContract = {
  /** Who has a unit, since when, and every hand it went through, newest first. */
  ofUnit: procedure('read')
    .input(z.object({ unitId }))
    .output(z.object({ unitId, now: custodyNow.nullable(), left: departure.nullable(), path: z.array(custodyEntry) })),
  /** The unit of a label, of its own code or of its serial. */
  find: procedure('read')
    .input(z.object({ payload }))
    .output(z.object({ unit: heldUnit.nullable(), left: departure.nullable() })),
  move: procedure(...HANDS)
    .input(change({ unitId, to: custodyTarget, why: z.enum(['moved', 'counted']).default('moved'), note: optionalLine(200) }))
    .output(moved),
  /** Unit and place, or unit and badge, as they were scanned. */
  moveScanned: procedure(...HANDS)
    .input(change({ unit: payload, to: payload }))
    .output(moved),
  /** Takes back the last move of a unit, if nobody moved it since. */
  takeBack: procedure(...HANDS)
    .input(change({ unitId, entryId: z.uuidv7() }))
    .output(moved),
  /** Units in the house, those first that nobody has seen for longest. */
  search: procedure('read')
    .input(z.object({ text: z.string().max(200), days: z.int().min(1).max(365), isDoubtfulOnly: z.boolean() }))
    .output(z.object({ units: z.array(heldUnit), isCut: z.boolean() })),

  places: procedure('read').output(z.array(place)),
  place: procedure('read')
    .input(z.object({ number: z.string().max(40) }))
    .output(z.object({ place, units: z.array(heldUnit), lastCount: count.nullable() })),
  addPlace: procedure('counter', 'bench', 'stock', 'administer').input(change(placeFields)).output(place),
  /** An empty place may be closed; it is never deleted, since the ledger names it. */
  changePlace: procedure('counter', 'bench', 'stock', 'administer')
    .input(change({ placeId, version, ...placeFields, isActive: z.boolean() }))
    .output(place),
  /** Ends a count of a place: what stands there by the ledger against what was scanned. */
  finishCount: procedure(...HANDS)
    .input(change({ placeId, seen: z.array(unitId).max(2000) }))
    .output(z.object({ found: z.int(), missing: z.array(heldUnit), unexpected: z.array(heldUnit) })),
}
