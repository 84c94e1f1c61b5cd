import { isKeyCommand } from '../../../shared/scan/scan-tokens.ts'
import { showNotice } from '../notices/notices.ts'
import { scanKey } from './scan-keys.ts'
import { useScan } from './use-scan.ts'

/** The key commands, wherever in the depot's pages and dialogs somebody is. */
export const useScanKeys = (): void => {
  useScan(
    ({ scan }) => {
      if (scan.kind !== 'command' || !isKeyCommand(scan.command)) return false
      const { command } = scan
      const outcome = scanKey(command)
      if (outcome.kind === 'disabled') showNotice({ tone: 'bad', words: () => ({ heading: outcome.reason }) })
      if (outcome.kind === 'nothing-here')
        showNotice({ tone: 'bad', words: (t) => ({ heading: t(`scanner.nothingTo.${command}`) }) })
      return true
    },
    { priority: 'keys' },
  )
}
