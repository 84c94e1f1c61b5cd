import type { QueryClient } from '@tanstack/react-query'
import type { ChangeList, ChangeNote } from '../../shared/live/live.contract.ts'
import { clientOver } from './api.ts'
import { classifyFailure } from './failures.ts'
import { type LiveConnection, openLiveConnection } from './host-link.ts'
import { isTouched } from './touched-queries.ts'

export type LiveState = 'connecting' | 'online' | 'offline'

const firstWaitMs = 500
const longestWaitMs = 10_000
/** Several commits in a row refetch once; well within the second in which every window must show a change. */
const gatherMs = 80

/** How long to wait before the next attempt: doubling, with a spread so that 50 stations do not come back at once. */
export const waitBefore = (attempt: number, random: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** attempt) * (0.5 + random / 2)

/**
 * Whether commits were missed between the last one seen and this one. The first event only says where things stand, and what came
 * about without a commit repeats the number of the last one.
 */
export const isGap = (lastSeen: number | undefined, { seq, changes }: ChangeList): boolean =>
  lastSeen !== undefined && seq !== lastSeen && (changes.length === 0 || seq !== lastSeen + 1)

/** oRPC's query keys begin with the procedure's path and then what was asked. */
const partsOf = (queryKey: readonly unknown[]): { procedure: string; input: unknown } => {
  const [path, options] = queryKey
  const input: unknown = typeof options === 'object' && options !== null && 'input' in options ? options.input : undefined
  return { procedure: Array.isArray(path) ? path.join('.') : '', input }
}

const invalidateTouched = (queries: QueryClient, changes: readonly ChangeNote[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey, state }) => {
      const { procedure, input } = partsOf(queryKey)
      return isTouched(procedure, input, state.data, changes)
    },
  })

/** Gathers changes for a moment, then refetches what they touched. */
const createGatherer = (queries: QueryClient) => {
  let waiting: ChangeNote[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    const changes = waiting
    waiting = []
    void invalidateTouched(queries, changes)
  }
  return (changes: readonly ChangeNote[]): void => {
    waiting.push(...changes)
    timer ??= setTimeout(flush, gatherMs)
  }
}

/** Waits, but not longer than until the network is said to be back or the page to be seen again. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  const wake = () => resolve()
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  signal.addEventListener('abort', wake)
  return promise.finally(() => {
    clearTimeout(timer)
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
    signal.removeEventListener('abort', wake)
  })
}

/**
 * Follows the depot's commits for as long as somebody is signed in: invalidates exactly what they touched, comes back by
 * itself after an outage, and asks for everything anew when commits were missed meanwhile.
 * @returns how to stop
 */
export const followChanges = (queries: QueryClient, onState: (state: LiveState) => void): (() => void) => {
  const stopped = new AbortController()
  const gather = createGatherer(queries)
  let lastSeen: number | undefined
  let attempt = 0

  const take = (list: ChangeList): void => {
    // What was asked before the stream stood may be older than the first event and would never be told again.
    if (lastSeen === undefined || isGap(lastSeen, list)) void queries.invalidateQueries()
    else if (list.changes.length > 0) gather(list.changes)
    lastSeen = list.seq
    attempt = 0
    onState('online')
  }
  const listen = async (connection: LiveConnection): Promise<void> => {
    try {
      const lists = await clientOver(connection.link).live.changes(undefined, { signal: stopped.signal })
      for await (const list of lists) take(list)
    } finally {
      connection.close()
    }
  }
  const follow = async (): Promise<void> => {
    onState('connecting')
    while (!stopped.signal.aborted) {
      try {
        await listen(await openLiveConnection())
      } catch (thrown) {
        // Signed out: the session takes over and starts a new stream after sign-in. Anything else is tried again.
        if (classifyFailure(thrown).kind === 'signed-out') return void queries.invalidateQueries()
      }
      if (stopped.signal.aborted) return undefined
      onState('offline')
      await pause(waitBefore(attempt, Math.random()), stopped.signal)
      attempt += 1
    }
    return undefined
  }
  void follow()
  return () => stopped.abort()
}
