import { useEffect, useRef } from 'react'
import { type Deed, type DoneDeed, dropDeed, rememberDeed } from './last-deed.ts'

/** Remembers what a scan did to this page alone, not yet to the depot: `undo` takes it back while the page is open. */
export const useDeedsHere = (): ((deed: Deed) => void) => {
  const last = useRef<DoneDeed>(undefined)
  useEffect(
    () => () => {
      if (last.current !== undefined) dropDeed(last.current)
    },
    [],
  )
  return (deed) => {
    last.current = rememberDeed(deed)
  }
}
