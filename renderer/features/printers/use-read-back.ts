import { useEffect, useEffectEvent } from 'react'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { mayReadBack } from '../../app/print/use-queue-print.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScannerState } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'

/**
 * A scan of a label that was printed here just now says that it reads. The scan itself does what it always does, and what it did is
 * what `undo` takes back: this is reported of every scan for minutes.
 */
export const useReadBack = (): void => {
  const { last } = useScannerState()
  const readBack = useChange(client.printers.readBack, { isDeed: false })
  const report = useEffectEvent(async ({ payload, scan }: ScanEvent) => {
    if (!mayReadBack() || scan.kind === 'badge' || scan.kind === 'command') return
    try {
      const { printId } = await readBack.mutateAsync({ code: payload.slice(0, 64) })
      if (printId !== null) showNotice({ tone: 'good', words: (t) => ({ heading: t('prints.readBackSaid') }) })
    } catch (failure) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) })
    }
  })
  useEffect(() => {
    if (last !== undefined) void report(last)
  }, [last])
}
