import { useQueryClient } from '@tanstack/react-query'
import { failureNotice } from '../failures.ts'
import { type NoticeTone, type Said, showNotice } from '../notices/notices.ts'
import { type DoneDeed, dropDeed, lastDeed } from './last-deed.ts'

const say = (tone: NoticeTone, heading: Said, text?: Said): void =>
  showNotice({ tone, words: (t) => ({ heading: heading(t), text: text?.(t) }) })

/** Takes back what was done last at this station (or what it is told), or says why that cannot be. */
export const useUndo = (): ((done?: DoneDeed) => Promise<void>) => {
  const queries = useQueryClient()
  return async (done = lastDeed()) => {
    if (done === undefined) {
      say(
        'bad',
        (t) => t('refusal.nothing-to-undo'),
        (t) => t('undo.onlyRecent'),
      )
    } else if (done.deed.takeBack === null) {
      say('bad', (t) => t('undo.cannot'), done.deed.whyNot)
    } else {
      try {
        await done.deed.takeBack(done.key)
        dropDeed(done)
        // Said once the page knows it too: the next scan may follow at once, and is about what is shown.
        await queries.invalidateQueries()
        say('good', done.deed.undone)
      } catch (thrown) {
        showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
        await queries.invalidateQueries()
      }
    }
  }
}
