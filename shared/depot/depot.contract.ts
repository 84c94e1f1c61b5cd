import { z } from 'zod'
import { change, procedure, version } from '../kernel/procedure.ts'
import { language, line } from '../kernel/text.ts'
import { pin } from '../staff/staff.ts'
import { depotFields, depotInfo, depotSettings } from './depot.ts'

/** Who sets the depot up; `alsoWorks` at the counter and the bench. */
export const firstAdministrator = z.object({ name: line(80), pin, alsoWorks: z.boolean() })

export const depotContract = {
  info: procedure('public').output(depotInfo),
  /** First start: the depot and its first administrator. Refused once there is a depot. */
  setUp: procedure('public')
    .input(change({ ...depotFields, administrator: firstAdministrator }))
    .output(z.object({ name: z.string() })),
  /** First start, the other way: the sample depot, to try things with. Takes a few seconds. */
  openSample: procedure('public')
    .input(change({ language }))
    .output(z.object({ jobs: z.int() })),
  /** How far the filling of the sample depot has come, in things that happened there; null while none is under way. */
  sampleProgress: procedure('public').output(z.object({ done: z.int(), total: z.int() }).nullable()),
  settings: procedure('read').output(depotSettings.extend({ version })),
  updateSettings: procedure('administer')
    .input(change({ version, ...depotSettings.shape }))
    .output(z.object({ version })),
}
