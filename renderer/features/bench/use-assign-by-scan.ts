import { useQueryClient } from '@tanstack/react-query'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { staffToken } from '../../../shared/scan/scan-tokens.ts'
import { api, client } from '../../app/api.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'

/** Gives a job to whoever's code of the staff sheet was scanned, and says so. */
export const useAssignByScan = () => {
  const queries = useQueryClient()
  const notice = useNotice()
  const change = useChange(client.jobs.assign)
  return async (token: string, job: Pick<BoardCard, 'id' | 'number' | 'version' | 'assignee'> | undefined): Promise<void> => {
    const names = await queries.fetchQuery(api.session.names.queryOptions())
    const person = names.find(({ id }) => staffToken(id) === token)
    if (person === undefined) return notice.refused((t) => t('bench.said.unknownPerson'))
    if (job === undefined) return notice.refused((t) => t('bench.said.noJob'))
    const { id: jobId, number, version, assignee } = job
    try {
      await change.mutateAsync({ jobId, version, assigneeId: person.id })
    } catch (failure) {
      return notice.failed(failure)
    }
    rememberDeed({
      takeBack: async () => {
        const now = await client.jobs.get({ number })
        await client.jobs.assign({ jobId, version: now.version, assigneeId: assignee?.id ?? null, key: crypto.randomUUID() })
      },
      undone: (t) => t('bench.said.assigned', { number, name: assignee?.name ?? t('board.nobody') }),
    })
    notice.done((t) => t('bench.said.assigned', { number, name: person.name }))
  }
}
