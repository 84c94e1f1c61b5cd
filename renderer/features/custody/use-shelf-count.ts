import { useState } from 'react'
import type { HeldUnit, Place } from '../../../shared/custody/custody.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import type { Said } from '../../app/notices/notices.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useDraft } from '../../ui/use-draft.ts'

/** What became of the last scan. */
export interface CountWord {
  readonly tone: 'good' | 'warn' | 'bad'
  readonly words: Said
}

export type Difference = Awaited<ReturnType<typeof client.custody.finishCount>>

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
  const isExpected = (unit: HeldUnit) => expected.some(({ unitId }) => unitId === unit.unitId)

  const add = (unit: HeldUnit) => {
    const what = unit.serial ?? unit.number
    if (seen.some(({ unitId }) => unitId === unit.unitId))
      return setWord({ tone: 'warn', words: (t) => t('places.said.again', { what }) })
    const next = [unit, ...seen]
    setSeen(next)
    draft.keep({ seen: next })
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
        const { unit } = await client.custody.find({ payload })
        if (unit === null) setWord({ tone: 'bad', words: (t) => t('places.said.unknown') })
        else add(unit)
      } catch (thrown) {
        setWord({ tone: 'bad', words: (t) => failureText(t, thrown).title })
      }
      return true
    },
    { isEnabled: mayCount && difference === undefined },
  )
  const finish = async () => {
    try {
      setDifference(await finishing.mutateAsync({ placeId: place.id, seen: seen.map(({ unitId }) => unitId) }))
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
      draft.drop()
      setSeen([])
      setWord(undefined)
    },
  }
}
