import { useQuery } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

/** Often enough that the bar seems to move by itself. */
const ASK_AGAIN_MS = 300

/**
 * How much of the sample depot is there, in whole percent. Asked again and again, unlike everything else: nobody is signed in yet,
 * so there is no stream of changes, and nothing is committed before the end.
 */
export const useSampleProgress = (): number => {
  const progress = useQuery(api.depot.sampleProgress.queryOptions({ refetchInterval: ASK_AGAIN_MS, gcTime: 0, staleTime: 0 }))
  const { done, total } = progress.data ?? { done: 0, total: 1 }
  return Math.floor((done / total) * 100)
}
