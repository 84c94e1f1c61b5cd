import type { SerialSettings } from '../../../shared/scanner/scanner.contract.ts'
import type { SerialScanner } from '../../devices/serial-scanner.ts'

/** Scans beyond this wait for a page that takes nothing off any more; they are dropped. */
const MOST_WAITING = 20

/** What the serial scanner reads for this place from now on, until the page leaves or another of the place asks later. */
export async function* scansAt(
  serial: Pick<SerialScanner, 'listen'>,
  place: SerialSettings['place'],
  signal: AbortSignal | undefined,
): AsyncGenerator<{ payload: string }> {
  const queue: string[] = []
  let wake = () => {}
  const stop = serial.listen(place, (payload) => {
    if (queue.length < MOST_WAITING) queue.push(payload)
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    while (signal?.aborted !== true) {
      const payload = queue.shift()
      if (payload === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      } else yield { payload }
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', onAbort)
  }
}
