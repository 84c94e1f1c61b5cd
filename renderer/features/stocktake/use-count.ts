import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BinId } from '../../../shared/kernel/ids.ts'
import type { CountedLine, Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import { api, client } from '../../app/api.ts'
import { classifyFailure, failureText } from '../../app/failures.ts'
import type { Said } from '../../app/notices/notices.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { askBefore, type AtHand, type Code, type CountAnswer, type Figure, figureOf, isAtHand, readCode } from './count-steps.ts'

export interface ChosenBin {
  readonly id: BinId
  readonly code: string
}

/** What became of the last code. */
export type CountNews =
  | { readonly kind: 'counted'; readonly line: CountedLine }
  | { readonly kind: 'ended'; readonly bin: string }
  | { readonly kind: 'no'; readonly reason: Extract<CountAnswer, { kind: 'no' }>['reason']; readonly text: string }
  /** The bin has a count already, or somebody is at it. */
  | { readonly kind: 'again'; readonly bin: ChosenBin; readonly words: Said }
  /** Nothing was counted in the bin that is to be left: is it empty? */
  | { readonly kind: 'empty'; readonly bin: ChosenBin; readonly next: ChosenBin | null; readonly again: boolean }
  | { readonly kind: 'failed'; readonly words: Said }

interface Desk {
  readonly bin: ChosenBin | null
  readonly atHand: AtHand | null
  /** Pieces of the part at hand in this bin; null while that is not known. */
  readonly counted: number | null
  /** The figure that is being typed for it; null while none is. */
  readonly typed: string | null
  /** Nothing was counted in the bin yet. */
  readonly isEmpty: boolean
  readonly news: CountNews | undefined
}

const NOTHING = { atHand: null, counted: null, typed: null } as const

/** What somebody says who goes to another bin. */
interface Sure {
  readonly empty?: boolean
  readonly again?: boolean
}

/** What a maker's code says of the part at hand: its batch or serial; the whole code where no part is tracked so. */
const textOf = (scan: Scan, atHand: AtHand | null): string | undefined => {
  if (scan.kind !== 'foreign') return undefined
  return atHand === null || atHand.tracking === 'none' ? scan.text : lotOf(scan, atHand.tracking)
}

/** Counting at one tablet: which bin, what is at hand, and what codes do to them. */
export const useCount = (stocktake: Stocktake) => {
  const queries = useQueryClient()
  const { me } = useSession()
  const [desk, setDesk] = useState<Desk>(() => {
    const own = stocktake.places.find(({ state, byId }) => state === 'counting' && byId === me.id)
    const bin = own === undefined ? null : { id: own.binId, code: own.code }
    return { ...NOTHING, bin, isEmpty: own === undefined || own.parts === 0, news: undefined }
  })
  const now = useRef(desk)
  const turns = useRef<Promise<unknown>>(Promise.resolve())
  const beginBin = useChange(client.stocktake.beginBin)
  const endBin = useChange(client.stocktake.endBin)
  const add = useChange(client.stocktake.add)
  const stocktakeId = stocktake.id

  const change = (part: Partial<Desk>): void => {
    now.current = { ...now.current, ...part }
    setDesk(now.current)
  }
  const say = (news: CountNews): false => {
    change({ news })
    return false
  }
  /** A bin that somebody else took over, or that was left out meanwhile, is at hand no more. */
  const fail = (thrown: unknown): false => {
    const reason = reasonOf(thrown)
    if (reason === 'bin-being-counted' || reason === 'bin-not-begun') change({ ...NOTHING, bin: null })
    return say({ kind: 'failed', words: wordsOf(thrown) })
  }
  /** One after the other: what is scanned while an answer is awaited meets the bin and the part that are at hand then. */
  const inTurn = (act: () => Promise<boolean>): Promise<boolean> => {
    const turn = turns.current.then(act).catch(fail)
    turns.current = turn
    return turn
  }

  const begin = async (bin: ChosenBin, again: boolean): Promise<boolean> => {
    try {
      const count = await beginBin.mutateAsync({ stocktakeId, binId: bin.id, again })
      change({ ...NOTHING, bin, isEmpty: count.lines.length === 0, news: undefined })
      return true
    } catch (thrown) {
      const reason = reasonOf(thrown)
      if (reason !== 'bin-counted' && reason !== 'bin-being-counted') throw thrown
      return say({ kind: 'again', bin, words: wordsOf(thrown) })
    }
  }
  const end = async (bin: ChosenBin): Promise<void> => {
    await endBin.mutateAsync({ stocktakeId, binId: bin.id })
    change({ ...NOTHING, bin: null, news: { kind: 'ended', bin: bin.code } })
  }
  const count = async (part: AtHand, figure: Figure): Promise<boolean> => {
    const { bin } = now.current
    if (bin === null) return false
    try {
      const line = await add.mutateAsync({ stocktakeId, binId: bin.id, partId: part.partId, lot: part.lot, figure })
      rememberDeed({ takeBack: null, whyNot: (t) => t('undo.not.stocktake') })
      const atHand = { ...part, lot: line.lot }
      change({ atHand, counted: line.counted, typed: null, isEmpty: false, news: { kind: 'counted', line } })
      return true
    } catch (thrown) {
      const isSame = isAtHand(now.current.atHand, part)
      if (!isSame) change({ ...NOTHING, atHand: { ...part, lot: null } })
      throw thrown
    }
  }
  /** Whoever goes on is done with the figure that he typed. False when it cannot be. */
  const takeTyped = async (): Promise<boolean> => {
    const { atHand, typed, counted } = now.current
    if (atHand === null || typed === null) return true
    const figure = typed.trim() === '' ? counted : figureOf(typed)
    if (figure === null && typed.trim() !== '') return say({ kind: 'no', reason: 'figure', text: typed })
    if (figure !== null && figure !== counted) return count(atHand, { counted: figure })
    change({ typed: null })
    return true
  }
  /** What a bin asks before the one at hand is ended for it. */
  const mayBegin = (bin: ChosenBin): boolean => {
    const place = stocktake.places.find(({ binId }) => binId === bin.id)
    const ask = askBefore(place, me.id)
    if (ask === null) return true
    if (ask === 'outside')
      return say({
        kind: 'failed',
        words: (t) => t('refusal.bin-not-in-stocktake', { bin: bin.code, number: stocktake.number }),
      })
    return say({ kind: 'again', bin, words: (t) => t(`stocktake.ask.${ask}`, { bin: bin.code, name: place?.by ?? '' }) })
  }
  /** The next bin ends the one before; one in which nothing was counted is asked about first. */
  const goTo = async (next: ChosenBin | null, { empty = false, again = false }: Sure): Promise<boolean> => {
    if (next !== null && !again && !mayBegin(next)) return false
    const { bin, isEmpty } = now.current
    if (bin !== null && isEmpty && !empty) return say({ kind: 'empty', bin, next, again })
    if (bin !== null) await end(bin)
    return next === null || begin(next, again)
  }
  const take = async (code: Code, payload: string): Promise<boolean> => {
    if (!(await takeTyped())) return false
    const asked = api.parts.lookUp.queryOptions({ input: { code: payload } })
    const meaning = await queries.fetchQuery({ ...asked, staleTime: 0 })
    const { bin, atHand } = now.current
    const answer = readCode({ binId: bin?.id ?? null, atHand }, meaning, code)
    if (answer.kind === 'bin') return goTo(answer.bin, {})
    if (answer.kind === 'count') return count(answer.part, answer.figure)
    if (answer.kind === 'no') return say({ kind: 'no', reason: answer.reason, text: code.text })
    change({ ...NOTHING, atHand: answer.part, news: undefined })
    return true
  }
  useScan(
    ({ scan, payload }) => {
      const { atHand } = now.current
      if (scan.kind === 'quantity' && atHand !== null) {
        void inTurn(() => count(atHand, { counted: scan.quantity }))
        return true
      }
      if (scan.kind !== 'bin' && scan.kind !== 'part' && scan.kind !== 'foreign') return false
      void inTurn(() => take({ text: textOf(scan, now.current.atHand) ?? payload, isTyped: false }, payload))
      return true
    },
    { isEnabled: stocktake.state === 'open' },
  )
  return {
    ...desk,
    /** A typed code or figure. True when it was of use. */
    takeText: (text: string) => inTurn(() => take({ text, isTyped: true }, text)),
    goTo: (next: ChosenBin | null, sure: Sure = {}) => inTurn(async () => (await takeTyped()) && goTo(next, sure)),
    setTyped: (typed: string) => change({ typed }),
    takeTyped: () => inTurn(takeTyped),
    oneMore: (part: AtHand) => inTurn(async () => (await takeTyped()) && count(part, { more: 1 })),
    oneLess: (part: AtHand) =>
      inTurn(async () => (await takeTyped()) && count(part, { counted: Math.max(0, (now.current.counted ?? 0) - 1) })),
    /** A serial that was scanned by mistake. */
    takeOff: (part: AtHand) =>
      inTurn(async () => {
        const isOff = await count(part, { counted: 0 })
        change({ ...NOTHING, atHand: { ...part, lot: null } })
        return isOff
      }),
    takeInHand: ({ counted, ...line }: CountedLine) =>
      inTurn(async () => {
        if (!(await takeTyped())) return false
        const { partId, sku, name, tracking, lot } = line
        change({ atHand: { partId, sku, name, tracking, lot }, counted, typed: null, news: undefined })
        return true
      }),
    forget: () => change({ news: undefined }),
  }
}

export type CountDesk = ReturnType<typeof useCount>

const reasonOf = (thrown: unknown): string | null => {
  const failure = classifyFailure(thrown)
  return failure.kind === 'refused' ? failure.refusal.reason : null
}

const wordsOf =
  (thrown: unknown): Said =>
  (t) => {
    const { title, next } = failureText(t, thrown)
    return next === undefined ? title : `${title} ${next}`
  }
