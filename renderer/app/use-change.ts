import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntentKeys } from './intent-key.ts'
import { rememberDeed } from './undo/last-deed.ts'

/** The fields of a change without its key, also for inputs that are unions. */
type Fields<Input> = Input extends unknown ? Omit<Input, 'key'> : never

export interface ChangeOptions {
  /**
   * False where nobody did something to the depot that `undo` could mean: a report that the page makes by itself, a choice of this
   * computer alone, a look. What was done before it is then still taken back.
   */
  readonly isDeed?: boolean
}

/**
 * A change as a mutation that makes its own idempotency key: `useChange(client.jobs.move)`. What it touched is refetched by
 * the live stream; wait for nothing else. The next `undo` is about it: whoever knows how it is taken back says so by `rememberDeed`
 * afterwards.
 */
export const useChange = <Input extends { key: string }, Output>(
  call: (input: Input) => Promise<Output>,
  { isDeed = true }: ChangeOptions = {},
): UseMutationResult<Output, Error, Fields<Input>> => {
  const [keys] = useState(() => createIntentKeys(() => crypto.randomUUID()))
  return useMutation<Output, Error, Fields<Input>>({
    mutationFn: (fields) => {
      const withKey = { ...fields, key: keys.keyFor(fields) }
      // Fields is Input without its key, and the key was just added; the checker cannot see that for a generic Input.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return call(withKey as unknown as Input)
    },
    onSuccess: () => {
      keys.done()
      if (isDeed) rememberDeed({ takeBack: null, whyNot: (t) => t('undo.not.other') })
    },
  })
}
