import type { PrintLine } from '../../../shared/printers/prints.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'

/** What can be done about one print; a refusal is said, and the list shows what is. */
export interface PrintChanges {
  readonly cancel: (print: PrintLine) => Promise<unknown>
  readonly retry: (print: PrintLine) => Promise<unknown>
  readonly answer: (print: PrintLine, hasPrinted: boolean) => Promise<unknown>
}

const saying = (work: Promise<unknown>) =>
  work.catch((failure: unknown) => showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) }))

export const usePrintChanges = (): PrintChanges => {
  const cancel = useChange(client.printers.cancel)
  const retry = useChange(client.printers.retry)
  const answer = useChange(client.printers.answer)
  return {
    cancel: ({ id }) => saying(cancel.mutateAsync({ printId: id })),
    retry: ({ id }) => saying(retry.mutateAsync({ printId: id })),
    answer: ({ id }, hasPrinted) => saying(answer.mutateAsync({ printId: id, hasPrinted })),
  }
}
