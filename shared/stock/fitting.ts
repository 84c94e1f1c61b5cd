import { z } from 'zod'
import { partId, repairPartId } from '../kernel/ids.ts'
import { version } from '../kernel/procedure.ts'
import { optionalLine } from '../kernel/text.ts'
import { lotNumber } from './lots.ts'
import { pieces } from './quantity.ts'

/** What became of the part that was taken out. (MISSION.md, D5.) `none`: nothing was taken out. */
export const OLD_FATES = ['returned', 'kept', 'to-supplier', 'scrapped', 'none'] as const
export const oldFate = z.enum(OLD_FATES)
export type OldFate = z.infer<typeof oldFate>

/** A part that went into the unit: whoever fits it says what became of the old one, and both serials. (MISSION.md, D5.) */
export const fittedPart = z.object({
  partId,
  quantity: pieces,
  oldSerial: optionalLine(64),
  newSerial: optionalLine(64),
  oldFate,
  /** Batch or serial, of a part that is tracked so. */
  lot: lotNumber.nullable(),
})
export type FittedPart = z.infer<typeof fittedPart>

/** What a correction of the repair log said anew of a part that went in before. What was said then stays beside it. */
export const saidOfPart = z.object({
  id: repairPartId,
  oldSerial: optionalLine(64),
  newSerial: optionalLine(64),
  oldFate,
})

/** The same with the version of the part (`partNow`) that whoever corrects saw: all of it is said anew, and nobody else's word is lost. */
export const restatedPart = saidOfPart.extend({ version })
export type RestatedPart = z.infer<typeof restatedPart>
