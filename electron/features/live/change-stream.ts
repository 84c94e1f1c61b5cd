import type { ChangeList } from '../../../shared/live/live.contract.ts'
import type { LiveHub } from '../../work/live-hub.ts'

/** A station that takes nothing off is cut after this many commits; it reconnects and asks for everything anew. */
const LONGEST_QUEUE = 1000

/**
 * Every commit's change list from now on. The first one is empty and says where the sequence stands. Ends when the caller
 * leaves, falls too far behind, or is no longer welcome when there is something to tell.
 */
export async function* changesSince(
  hub: LiveHub,
  signal: AbortSignal | undefined,
  isWelcome: (list: ChangeList) => Promise<boolean>,
): AsyncGenerator<ChangeList> {
  const queue: ChangeList[] = [{ seq: hub.lastSeq(), changes: [] }]
  let wake = () => {}
  const stop = hub.subscribe((list) => {
    queue.push(list)
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    while (signal?.aborted !== true && queue.length <= LONGEST_QUEUE) {
      const next = queue.shift()
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      } else if (await isWelcome(next)) yield next
      else return
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', onAbort)
  }
}
