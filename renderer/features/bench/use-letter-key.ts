import { useEffect, useRef } from 'react'
import { useScannerState } from '../../app/scanner/use-scan.ts'

/** Longer than a scanner's gap between two characters, shorter than anybody notices. */
const settleMs = 70

/**
 * For keys without Ctrl or Alt: the first letter of a scan reaches the page, so a letter counts only when no scan turns out to
 * have begun with it.
 */
export const useLetterKey = (): ((run: () => void) => void) => {
  const state = useScannerState()
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  return (run) => {
    const before = latest.current.last
    setTimeout(() => {
      const { isPending, last } = latest.current
      if (!isPending && last === before) run()
    }, settleMs)
  }
}
