import { useQueryClient } from '@tanstack/react-query'
import { failureNotice } from '../failures.ts'
import { type NoticeTone, type Said, showNotice } from '../notices/notices.ts'
import { takeLastDeed } from './last-deed.ts'

const say = (tone: NoticeTone, heading: Said, text?: Said): void =>
  showNotice({ tone, words: (t) => ({ heading: heading(t), text: text?.(t) }) })

/** Takes back what was done last at this station, or says why that cannot be. */
export const useUndo = (): (() => Promise<void>) => {
  const queries = useQueryClient()
  return async () => {
    const deed = takeLastDeed()
    if (deed === undefined) {
      say(
        'bad',
        (t) => t('refusal.nothing-to-undo'),
        (t) => t('undo.onlyRecent'),
      )
    } else if (deed.takeBack === null) {
      say('bad', (t) => t('undo.cannot'), deed.whyNot)
    } else {
      try {
        await deed.takeBack()
        say('good', deed.undone)
      } catch (thrown) {
        showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
      }
      await queries.invalidateQueries()
    }
  }
}
