import { packBoard } from '../../../shared/jobs/board.ts'
import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { pageOfJobs, readBoard, readJobFile, readRma, readTodayPage } from './jobs.service.ts'
import { assignJob, holdJob, moveJob, noteTold, type releaseJob, setUrgent, shelveJob, undoMove } from './transition.service.ts'

/** What follows in rooms that know this one: the end of a hold may move a job on by its parts. */
interface Consequences {
  readonly release: typeof releaseJob
}

export function jobsHandlers(os: Implementer, core: Core, { release }: Consequences) {
  const { read } = core.store
  return {
    board: os.jobs.board.handler(async ({ input }) => packBoard(await readBoard(read, input.stage))),
    get: os.jobs.get.handler(async ({ input }) => found(await readJobFile(read, input.number))),
    rma: os.jobs.rma.handler(async ({ input }) => found(await readRma(read, input.number))),
    list: os.jobs.list.handler(({ input }) => pageOfJobs(read, input)),
    today: os.jobs.today.handler(({ context }) => readTodayPage(read, found(context.actor), core.clock.now())),
    move: os.jobs.move.handler(change(core, moveJob)),
    undoMove: os.jobs.undoMove.handler(change(core, undoMove)),
    hold: os.jobs.hold.handler(change(core, holdJob)),
    release: os.jobs.release.handler(change(core, release)),
    assign: os.jobs.assign.handler(change(core, assignJob)),
    setShelf: os.jobs.setShelf.handler(change(core, shelveJob)),
    setUrgent: os.jobs.setUrgent.handler(change(core, setUrgent)),
    noteTold: os.jobs.noteTold.handler(change(core, noteTold)),
  }
}
