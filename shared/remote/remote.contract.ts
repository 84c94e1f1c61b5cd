import { z } from 'zod'
import { stage } from '../jobs/stages.ts'
import { jobId, remoteSessionId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { endingFields, permissionFields, remoteSession } from './remote.ts'

const changed = z.object({ jobId, version, stage })

export const remoteContract = {
  /** Sessions of a job, newest first. */
  ofJob: procedure('read').input(z.object({ jobId })).output(z.array(remoteSession)),
  /** Notes the customer's permission; only then is there a session to write steps into. One open session a job. */
  begin: procedure('counter', 'bench')
    .input(change({ jobId, ...permissionFields }))
    .output(z.object({ jobId, sessionId: remoteSessionId })),
  /** Ends a session. Solved without a unit in the house closes the job; a unit that must come in is expected from then on. */
  end: procedure('counter', 'bench')
    .input(change({ sessionId: remoteSessionId, ...endingFields }))
    .output(changed),
  /** Asks for the unit of a request that was to be helped from afar. */
  callIn: procedure('counter', 'bench').input(change({ jobId, version })).output(changed),
}
