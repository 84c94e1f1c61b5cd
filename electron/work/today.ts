import { dateInZone } from '../../shared/kernel/time.ts'
import type { Core } from './core.ts'
import { readTimeZone } from './work.repository.ts'

/** The depot's calendar date now. A use case has it as `work.today`; this is for reading. */
export async function readToday(core: Core): Promise<string> {
  return dateInZone(core.clock.now(), await readTimeZone(core.store.read))
}
