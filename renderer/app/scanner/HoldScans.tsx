import { useScanHold } from './use-scan.ts'

/** Stands where a dialog is on its way: what is scanned meanwhile waits for it. */
export const HoldScans = () => {
  useScanHold(true)
  return null
}
