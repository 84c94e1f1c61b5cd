import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { useChange } from '../../app/use-change.ts'
import { holderWords } from './holder-words.ts'
import { rememberMove } from './remember-move.ts'

/**
 * Moves a unit to a place or a person, both as they were scanned, and says what came of it; `undo` within a minute takes it back.
 * Resolves to whether it was moved.
 */
export const useCarry = (): ((unit: string, to: string) => Promise<boolean>) => {
  const move = useChange(client.custody.moveScanned)
  const undo = useUndo()
  return async (unit, to) => {
    try {
      const moved = await move.mutateAsync({ unit, to })
      const done = rememberMove(moved)
      sayMoved(moved, done && (() => void undo(done)))
      return true
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
      return false
    }
  }
}

const sayMoved = ({ unit, to, entryId }: Moved, onUndo: (() => void) | undefined): void => {
  const what = unit.serial ?? unit.number
  showNotice({
    tone: 'good',
    words: (t) => ({
      heading: t(entryId === null ? 'custody.said.there' : 'custody.said.moved', { what, where: holderWords(t, to) }),
      text: `${unit.model}${unit.job === null ? '' : ` · ${unit.job.number}`}`,
    }),
    actions: onUndo === undefined ? undefined : [{ label: (t) => t('custody.takeBack'), run: onUndo }],
  })
}
