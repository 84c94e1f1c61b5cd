import { addMs } from '../../../shared/kernel/time.ts'
import { retryDelay } from '../../../shared/printers/prints.ts'
import type { Sent } from '../../devices/send-over-tcp.ts'
import type { Work } from '../../work/work.ts'
import type { PrintRow } from './outbox.repository.ts'
import { afterPiece } from './outbox.service.ts'

const released = { sender: null, lease_until: null } as const

/** A print of which only the person at the printer knows whether it came out. */
export const unsure = (fault: string, detail: string | null = null) =>
  ({ ...released, state: 'needs-answer', next_try_at: null, fault, fault_detail: detail }) as const

/** The state of a print after a piece of it was sent, or was not. */
export function afterSending(work: Work, row: PrintRow, sent: Sent): Partial<PrintRow> {
  // The last piece: those before it were noted as they came out.
  if (sent.kind === 'sent') return afterPiece(work, row, row.pieces)
  const { fault, detail = null } = sent
  if (sent.kind === 'unsure') return unsure(fault, detail)
  // Nothing was sent: it waits for the next start as if it had not been tried.
  if (fault === 'host-ended') return { ...released, state: 'queued', tries: row.tries - 1, next_try_at: work.now }
  const delay = retryDelay(fault, row.tries)
  const failed = { ...released, fault, fault_detail: detail }
  return delay === null
    ? { ...failed, state: 'failed', next_try_at: null }
    : { ...failed, state: 'queued', next_try_at: addMs(work.now, delay) }
}
