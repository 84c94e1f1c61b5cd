import { useQueryClient } from '@tanstack/react-query'
import { patchBoard } from '../../../shared/jobs/board.ts'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { refusalOfMove, type Stage } from '../../../shared/jobs/stages.ts'
import { api, client } from '../../app/api.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { refusedMoveWords, useNotice } from '../../app/job-form/use-notice.ts'
import { usePermissions } from './use-permissions.ts'

type Patch = Pick<BoardCard, 'stage' | 'stageSince' | 'version'>

/**
 * Moves a job by the stage table: refused at once with its reason where the table says no, shown at once where it says yes, and
 * taken back with the store's reason when the store says no. Resolves to whether it moved.
 */
export const useMoveJob = () => {
  const queries = useQueryClient()
  const permissions = usePermissions()
  const notice = useNotice()
  const change = useChange(client.jobs.move)

  const show = ({ id, number }: BoardCard, patch: Patch) => {
    queries.setQueryData(api.jobs.board.queryKey({ input: { stage: null } }), (board) =>
      board === undefined ? board : patchBoard(board, id, patch),
    )
    queries.setQueryData(api.jobs.get.queryKey({ input: { number } }), (job) => (job === undefined ? job : { ...job, ...patch }))
  }

  return async (job: BoardCard, to: Stage): Promise<boolean> => {
    const from = job.stage
    const reason = refusalOfMove(from, to, job.facts, permissions)
    if (reason !== null) {
      const move = { from, to, holdReason: job.hold?.reason ?? null }
      notice.refused(
        () => job.number,
        (t) => refusedMoveWords(t, reason, move),
      )
      return false
    }
    show(job, { stage: to, stageSince: new Date().toISOString(), version: job.version })
    try {
      const moved = await change.mutateAsync({ jobId: job.id, version: job.version, to })
      show(job, { stage: moved.stage, stageSince: new Date().toISOString(), version: moved.version })
      rememberDeed({
        takeBack: (key) => client.jobs.undoMove({ jobId: job.id, key }),
        undone: (t) => t('bench.said.undone', { number: job.number, stage: t(`stage.${from}`) }),
      })
      notice.done((t) => {
        return t('bench.said.moved', { number: job.number, stage: t(`stage.${to}`) })
      })
      return true
    } catch (failure) {
      show(job, { stage: from, stageSince: job.stageSince, version: job.version })
      notice.failed(failure)
      await queries.invalidateQueries({ queryKey: api.jobs.key() })
      return false
    }
  }
}
