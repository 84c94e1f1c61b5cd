import type { HeldUnit } from '../../../shared/custody/custody.ts'
import { addMs } from '../../../shared/kernel/time.ts'
import type { ReadDb } from '../../db/store.ts'
import { isMatch, listInHouse } from './held-units.repository.ts'

const MOST_SHOWN = 200
const DAY_MS = 86_400_000

interface Question {
  text: string
  days: number
  isDoubtfulOnly: boolean
}

/** Units in the house by words about them, unseen for longest first; only those whose place is doubtful when that is asked. */
export async function searchInHouse(
  db: ReadDb,
  { text, days, isDoubtfulOnly }: Question,
  now: string,
): Promise<{ units: HeldUnit[]; isCut: boolean }> {
  const unseenSince = isDoubtfulOnly ? addMs(now, -days * DAY_MS) : null
  const units = (await listInHouse(db, unseenSince)).filter((unit) => isMatch(unit, text))
  return { units: units.slice(0, MOST_SHOWN), isCut: units.length > MOST_SHOWN }
}
