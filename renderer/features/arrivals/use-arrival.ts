import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile, ArrivalLine } from '../../../shared/arrivals/arrivals.ts'
import { type JobId, unitId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useDraft } from '../../ui/use-draft.ts'
import { type AtHand, type AtHandDraft, type AtHandValues, draftedHand, NOTHING_AT_HAND, toDraft } from './arrival-form.ts'
import { type ArrivalScan, arrivesAtOnce, readArrivalScan, readArrivalTyping } from './arrival-scan.ts'

/** What became of the last scan. */
export type ArrivalNews =
  | {
      readonly kind: 'received' | 'surplus' | 'undone' | 'here' | 'cancelled'
      readonly number: string
      readonly serial: string | null
    }
  | { readonly kind: 'busy' }
  | { readonly kind: 'issued'; readonly number: string }
  | { readonly kind: 'this-rma' }
  | { readonly kind: 'elsewhere'; readonly number: string; readonly isExpected: boolean; readonly serial: string }
  | { readonly kind: 'failed'; readonly text: string }

/** The state of an arrival: which unit is at hand, what the last scan did, and receiving. */
export const useArrival = (rma: ArrivalFile, mayReceive: boolean, isJustIssued: boolean) => {
  const { t } = useTranslation()
  const draft = useDraft<AtHandDraft>(`arrival.${rma.number}`, NOTHING_AT_HAND, { version: 1 })
  const [kept] = useState(() => draftedHand(draft.initial, rma))
  const [atHand, setAtHand] = useState(kept)
  const [news, setNews] = useState<ArrivalNews | undefined>(isJustIssued ? { kind: 'issued', number: rma.number } : undefined)
  const [looksAtEach, setLooksAtEach] = useState(false)
  const isTouched = useRef(kept !== undefined)
  const receive = useChange(client.arrivals.receive)
  const undo = useChange(client.arrivals.undo)

  const fail = (thrown: unknown) => setNews({ kind: 'failed', text: failureText(t, thrown).title })
  const open = (next: AtHand): true => {
    if (isTouched.current) setNews({ kind: 'busy' })
    else {
      setNews(undefined)
      setAtHand(next)
    }
    return true
  }
  const putAside = () => {
    isTouched.current = false
    setAtHand(undefined)
    draft.drop()
  }
  const done = (kind: 'received' | 'surplus', number: string, serial: string | null) => {
    putAside()
    setNews({ kind, number, serial })
    let at: { readonly jobId: JobId; readonly version: number } | undefined
    rememberDeed({
      takeBack: async (key) => {
        if (at === undefined) {
          const { id, version } = await client.jobs.get({ number })
          at = { jobId: id, version }
        }
        await client.arrivals.undo({ ...at, key })
        setNews(undefined)
      },
      undone: (words) => words('arrival.news.undone', { what: serial ?? number }),
    })
  }
  const receiveAtOnce = async (line: ArrivalLine): Promise<true> => {
    try {
      await receive.mutateAsync({ jobId: line.jobId, serial: null, condition: null, accessories: [], photoIds: [] })
      done('received', line.number, line.serial)
    } catch (thrown) {
      fail(thrown)
    }
    return true
  }
  const takeLine = (line: ArrivalLine): true | Promise<true> => {
    if (line.stage === 'expected') {
      const isSimple = arrivesAtOnce(line) && !looksAtEach && atHand === undefined
      return isSimple ? receiveAtOnce(line) : open({ kind: 'line', line })
    }
    setNews({ kind: line.state === 'missing' ? 'cancelled' : 'here', number: line.number, serial: line.serial })
    return true
  }
  const takeUnlisted = async (text: string): Promise<boolean> => {
    try {
      const meaning = await client.search.resolveScan({ payload: text })
      if (meaning.kind === 'unknown-serial')
        return open({ kind: 'surplus', serial: meaning.serial, modelId: null, modelName: null })
      if (meaning.kind !== 'unit' || meaning.serial === null) return false
      const { serial, openJob, expectedBy } = meaning
      if (openJob !== null) {
        setNews({ kind: 'elsewhere', number: expectedBy ?? openJob, isExpected: expectedBy !== null, serial })
        return true
      }
      const { model } = await client.units.get({ unitId: unitId.parse(meaning.unitId) })
      return open({ kind: 'surplus', serial, modelId: model.id, modelName: `${model.brand} ${model.name}` })
    } catch (thrown) {
      fail(thrown)
      return true
    }
  }
  const take = (scan: ArrivalScan): boolean | Promise<boolean> => {
    if (!mayReceive) return false
    switch (scan.kind) {
      case 'line':
        return takeLine(scan.line)
      case 'this-rma':
        setNews({ kind: 'this-rma' })
        return true
      case 'unlisted':
        return takeUnlisted(scan.text)
      case 'other':
        break
    }
    return false
  }
  useScan(({ scan }: ScanEvent) => take(readArrivalScan(scan, rma)))

  return {
    atHand,
    news,
    looksAtEach,
    setLooksAtEach,
    /** True when something was done with it. */
    takeTyped: async (typed: string) => take(readArrivalTyping(typed, rma)),
    open,
    putAside,
    touch: () => {
      isTouched.current = true
    },
    /** Keeps what is typed of the unit at hand, should the page be left. */
    keep: (hand: AtHand, values: AtHandValues) => draft.keep(toDraft(hand, values)),
    /** What was typed before the page was left, of the unit that was at hand then. */
    kept: atHand !== undefined && atHand === kept ? draft.initial.values : null,
    keptSince: atHand !== undefined && atHand === kept ? draft.restoredFrom : undefined,
    isKept: draft.isStored,
    done,
    undo: async ({ jobId, version, number, serial }: ArrivalLine) => {
      try {
        await undo.mutateAsync({ jobId, version })
        setNews({ kind: 'undone', number, serial })
      } catch (thrown) {
        fail(thrown)
      }
    },
  }
}

export type Arrival = ReturnType<typeof useArrival>
