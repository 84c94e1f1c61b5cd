import { useRef, useState } from 'react'
import type { Departure, HeldUnit, Place } from '../../../shared/custody/custody.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureText, refusalText } from '../../app/failures.ts'
import type { Said } from '../../app/notices/notices.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useDeedsHere } from '../../app/undo/use-deeds-here.ts'
import { useChange } from '../../app/use-change.ts'
import { useDraft } from '../../ui/use-draft.ts'

/** What became of the last scan. */
export interface CountWord {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly words: Said
}

export type Difference = Awaited<ReturnType<typeof client.custody.finishCount>>

/** In the words in which a move of such a unit is refused. */
const leftWords =
  ({ jobNumber: job, to: name, at }: Departure): Said =>
  (t) =>
    refusalText(t, { reason: 'unit-left', params: { job, name, date: at.slice(0, 10) } })

/**
 * A count of a place by scanner: each unit once, whatever order. What was scanned is a draft until the count is ended, so that a
 * tablet that goes to sleep loses nothing.
 */
export const useShelfCount = (place: Place, expected: readonly HeldUnit[], mayCount: boolean) => {
  const draft = useDraft<{ readonly seen: readonly HeldUnit[] }>(`place-count.${place.number}`, { seen: [] }, { version: 1 })
  const [seen, setSeen] = useState(draft.initial.seen)
  const [word, setWord] = useState<CountWord>()
  const [difference, setDifference] = useState<Difference>()
  const finishing = useChange(client.custody.finishCount)
  const latest = useRef(seen)
  const { remember, forget } = useDeedsHere()
  const isExpected = (unit: HeldUnit) => expected.some(({ unitId }) => unitId === unit.unitId)

  /** From what is there at the moment: an answer that was awaited knows nothing of what was scanned meanwhile. */
  const change = (by: (before: readonly HeldUnit[]) => readonly HeldUnit[]) => {
    latest.current = by(latest.current)
    setSeen(latest.current)
    draft.keep({ seen: latest.current })
  }
  const add = (unit: HeldUnit, left: Departure | null) => {
    const what = unit.serial ?? unit.number
    if (latest.current.some(({ unitId }) => unitId === unit.unitId))
      return setWord({ tone: 'warn', words: (t) => t('places.said.again', { what }) })
    change((before) => [unit, ...before])
    remember({
      takeBack: async () => {
        change((before) => before.filter(({ unitId }) => unitId !== unit.unitId))
        setWord(undefined)
      },
      undone: (t) => t('places.said.notCounted', { what }),
    })
    if (left !== null) return setWord({ tone: 'warn', words: leftWords(left) })
    return isExpected(unit)
      ? setWord({ tone: 'good', words: (t) => t('places.said.found', { what }) })
      : setWord({ tone: 'warn', words: (t) => t('places.said.unexpected', { what, place: place.code }) })
  }
  useScan(
    async ({ scan, payload }) => {
      if (scan.kind === 'command' || scan.kind === 'badge') return false
      if (scan.kind === 'place' && scan.number === place.number) return true
      if (scan.kind === 'accessory') {
        setWord({ tone: 'warn', words: (t) => t('places.said.accessory', { number: jobNumber(scan.jobSequence) }) })
        return true
      }
      try {
        const { unit, left } = await client.custody.find({ payload })
        if (unit === null) setWord({ tone: 'bad', words: (t) => t('places.said.unknown') })
        else add(unit, left)
      } catch (thrown) {
        setWord({ tone: 'bad', words: (t) => failureText(t, thrown).title })
      }
      return true
    },
    { isEnabled: mayCount && difference === undefined },
  )
  const finish = async () => {
    try {
      setDifference(await finishing.mutateAsync({ placeId: place.id, seen: latest.current.map(({ unitId }) => unitId) }))
      rememberDeed({ takeBack: null, whyNot: (t) => t('undo.not.shelfCount') })
      draft.drop()
      setWord(undefined)
    } catch (thrown) {
      setWord({ tone: 'bad', words: (t) => failureText(t, thrown).title })
    }
  }
  const isSeen = ({ unitId }: HeldUnit) => seen.some((unit) => unit.unitId === unitId)
  return {
    seen,
    word,
    difference,
    finish,
    isFinishing: finishing.isPending,
    open: expected.filter((unit) => !isSeen(unit)),
    unexpected: seen.filter((unit) => !isExpected(unit)),
    found: seen.filter(isExpected).length,
    startAfresh: () => {
      change(() => [])
      draft.drop()
      forget()
      setWord(undefined)
    },
  }
}
