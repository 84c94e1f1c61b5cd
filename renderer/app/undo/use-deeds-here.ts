import { useCallback, useEffect, useRef } from 'react'
import { type Deed, type DoneDeed, dropDeed, rememberDeed } from './last-deed.ts'

export interface DeedsHere {
  readonly remember: (deed: Deed) => void
  /** Once the page was begun afresh: nothing of what a scan did to it is there any more. What was done elsewhere since stays. */
  readonly forget: () => void
}

/** Remembers what a scan did to this page alone, not yet to the depot: `undo` takes it back while the page is open. */
export const useDeedsHere = (): DeedsHere => {
  const last = useRef<DoneDeed>(undefined)
  const forget = useCallback(() => {
    if (last.current !== undefined) dropDeed(last.current)
  }, [])
  useEffect(() => forget, [forget])
  return {
    remember: (deed) => {
      last.current = rememberDeed(deed)
    },
    forget,
  }
}
