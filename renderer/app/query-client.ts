import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { classifyFailure } from './failures.ts'

/** What pages that are hidden since their session ended stand on outlives a break at noon. */
const keptMs = 60 * 60_000

/** Reads are asked again while nothing answers; what the depot answered, it would answer again. */
const retry = (count: number, thrown: Error): boolean => classifyFailure(thrown).kind === 'offline' && count < 3

/**
 * The one cache of what the depot said. Changes are told by the live stream, so nothing is refetched by the clock.
 * @param onSignedOut called when the depot no longer knows the session
 */
export const createQueryClient = (onSignedOut: () => void): QueryClient => {
  const watch = (thrown: Error): void => {
    if (classifyFailure(thrown).kind === 'signed-out') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      // The depot is on this PC or this network: navigator.onLine tells of the internet and must not pause anything.
      queries: {
        staleTime: 60_000,
        gcTime: keptMs,
        retry,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      // A change is sent again only by a person, with the same idempotency key.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
