import { z } from 'zod'
import { jobId, rmaId } from '../kernel/ids.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { checkInFields } from './intake.ts'

export const intakeContract = {
  /** Takes units over the counter: customer, units, RMA, jobs, accessories in one commit. */
  checkIn: procedure('counter')
    .input(change(checkInFields))
    .output(z.object({ rmaId, rmaNumber: z.string(), jobs: z.array(z.object({ id: jobId, number: z.string() })) })),
}
