import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryId } from '../../../shared/kernel/ids.ts'
import type { Received } from '../../../shared/purchasing/orders.ts'
import type { DeliverySource } from '../../../shared/purchasing/purchasing.contract.ts'
import { lotOf, type Scan } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { api, client, type DepotClient } from '../../app/api.ts'
import { classifyFailure, failureText } from '../../app/failures.ts'
import { useScan, useScanHold } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { useFormat } from '../../locales/use-format.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import { readPrice } from './read-price.ts'
import { type AtHand, binOf, counted, lineOf, lotsOf, openOfPart, questionOf, take, withSerial } from './receiving-steps.ts'

/** What became of the last answer. */
export type ReceivingNews =
  | { readonly kind: 'received'; readonly sku: string; readonly received: Received }
  | { readonly kind: 'not-ordered' | 'serial-twice' | 'unknown-part' | 'unknown-bin'; readonly text: string }
  | { readonly kind: 'bad-count' }
  | { readonly kind: 'failed'; readonly text: string }

const faultOf = (read: number | string): string | undefined => (typeof read === 'string' ? read : undefined)

export type Due = Awaited<ReturnType<DepotClient['purchasing']['due']>>

/** Unpacking what a source brings: what is asked, what was answered, and what came in. */
export const useReceiving = (source: DeliverySource, due: Due) => {
  const { t } = useTranslation()
  const digits = minorDigits(useFormat().currency)
  const bins = useQuery(api.stock.bins.queryOptions())
  const receive = useChange(client.purchasing.receive)
  const [atHand, setAtHand] = useState<AtHand>()
  const [news, setNews] = useState<ReceivingNews>()
  const [note, setNote] = useState('')
  /** What was invoiced for each piece of the part at hand, as typed; empty where it is what was ordered. */
  const [price, setPrice] = useState('')
  const [deliveryId, setDeliveryId] = useState<DeliveryId>()
  /** Bins that were used, the last one first. */
  const [used, setUsed] = useState<readonly Bin[]>([])
  /** More came than was ordered: whether that is so. */
  const [asked, setAsked] = useState<{ readonly atHand: AtHand; readonly bin: Bin; readonly ordered: number }>()
  useScanHold(bins.isPending)
  const open = atHand === undefined ? 0 : openOfPart(due.lines, atHand.partId)

  const post = async (what: AtHand, bin: Bin, evenIfMore: boolean): Promise<true> => {
    setAsked(undefined)
    if (what.quantity === undefined) return true
    const unitPrice = price.trim() === '' ? null : readPrice(t, price, digits)
    if (typeof unitPrice === 'string') return say({ kind: 'failed', text: unitPrice })
    try {
      const received = await receive.mutateAsync({
        source,
        delivery: deliveryId === undefined ? { noteNumber: note } : { deliveryId },
        partId: what.partId,
        binId: bin.id,
        quantity: what.quantity,
        lots: lotsOf(what),
        unitPrice,
        evenIfMore,
      })
      rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.goods') })
      setDeliveryId(received.deliveryId)
      setUsed([bin, ...used.filter(({ id }) => id !== bin.id)].slice(0, 4))
      setAtHand(undefined)
      setPrice('')
      setNews({ kind: 'received', sku: what.sku, received })
    } catch (thrown) {
      const failure = classifyFailure(thrown)
      if (failure.kind === 'refused' && failure.refusal.reason === 'more-than-ordered') {
        setNews(undefined)
        setAtHand(what)
        setAsked({ atHand: what, bin, ordered: Number(failure.refusal.params['ordered']) })
      } else setNews({ kind: 'failed', text: failureText(t, thrown).title })
    }
    return true
  }

  const takePart = async (text: string): Promise<boolean> => {
    const named = lineOf(due.lines, text)
    if (named !== undefined) return begin(named, null)
    try {
      const meaning = await client.parts.lookUp({ code: text })
      if (meaning.kind === 'bin') return say({ kind: 'unknown-part', text })
      const found = meaning.kind === 'part' ? [meaning.part] : meaning.kind === 'several' ? meaning.parts : []
      const line = due.lines.find(({ partId }) => found.some(({ id }) => id === partId))
      if (line !== undefined) return begin(line, meaning.kind === 'part' ? meaning.lot : null)
      return say(found[0] === undefined ? { kind: 'unknown-part', text } : { kind: 'not-ordered', text: found[0].sku })
    } catch (thrown) {
      return say({ kind: 'failed', text: failureText(t, thrown).title })
    }
  }
  const begin = (line: Due['lines'][number], lot: string | null): true => {
    setNews(undefined)
    setPrice('')
    setAtHand(take(line, lot))
    return true
  }
  const say = (next: ReceivingNews): true => {
    setNews(next)
    return true
  }
  const goOn = (next: AtHand | null, otherwise: ReceivingNews): true => {
    if (next === null) return say(otherwise)
    setNews(undefined)
    setAtHand(next)
    return true
  }

  /** An answer to what is asked, scanned or typed. A bin ends the counting: whoever scans it is done with the pieces. */
  const answer = (text: string, scan?: Scan): boolean | Promise<boolean> => {
    if (asked !== undefined) return true
    const question = questionOf(atHand)
    if (question === 'part' || atHand === undefined) return takePart(text)
    const bin = scan?.kind === 'bin' || question === 'bin' ? binOf(bins.data ?? [], scan, text) : undefined
    if (bin !== undefined) {
      const done = atHand.quantity === undefined ? counted(atHand, open) : atHand
      if (done === null || questionOf(done) !== 'bin') return say({ kind: 'bad-count' })
      setAtHand(done)
      return post(done, bin, false)
    }
    switch (question) {
      case 'batch':
        return goOn({ ...atHand, batch: text }, { kind: 'bad-count' })
      case 'serials':
        return text.trim() === ''
          ? goOn(counted(atHand, 0), { kind: 'bad-count' })
          : goOn(withSerial(atHand, text), { kind: 'serial-twice', text })
      case 'quantity': {
        const typed = readFigure(text, 0)
        return goOn(typeof typed === 'number' ? counted(atHand, typed) : null, { kind: 'bad-count' })
      }
      case 'bin':
        break
    }
    return say({ kind: 'unknown-bin', text })
  }
  /** What of somebody else's code answers the question: a part's whole code, or the batch or serial in it. */
  const named = (scan: Extract<Scan, { kind: 'foreign' }>, payload: string): string => {
    const question = questionOf(atHand)
    if (question === 'part') return scan.gs1 === undefined ? scan.text : payload
    return lotOf(scan, question === 'batch' ? 'batch' : 'serial')
  }
  useScan(({ scan, payload }) => {
    if (scan.kind === 'order' || scan.kind === 'command' || scan.kind === 'badge' || scan.kind === 'unreadable') return false
    if (scan.kind === 'quantity') {
      if (atHand === undefined || questionOf(atHand) !== 'quantity' || asked !== undefined) return false
      return goOn(counted(atHand, scan.quantity), { kind: 'bad-count' })
    }
    if (scan.kind === 'staff') return false
    // A scanned code is no count: a part in its box is scanned again by mistake, and would be a million pieces.
    if (questionOf(atHand) === 'quantity' && scan.kind !== 'bin') return true
    return answer(scan.kind === 'foreign' ? named(scan, payload) : payload, scan)
  })

  return {
    atHand,
    /** Still to come of the part at hand. */
    open,
    question: questionOf(atHand),
    news,
    asked,
    note,
    setNote,
    price,
    setPrice,
    /** What is wrong with the price that is typed. */
    priceFault: price.trim() === '' ? undefined : faultOf(readPrice(t, price, digits)),
    hasBegun: deliveryId !== undefined,
    used,
    bins: bins.data ?? [],
    isBusy: receive.isPending,
    answer: async (text: string) => answer(text.trim()),
    begin: (line: Due['lines'][number]) => begin(line, null),
    putInto: (bin: Bin) => (atHand === undefined ? undefined : post(atHand, bin, false)),
    putAside: () => {
      setAtHand(undefined)
      setAsked(undefined)
      setNews(undefined)
    },
    dropSerial: (serial: string) =>
      atHand !== undefined && setAtHand({ ...atHand, serials: atHand.serials.filter((one) => one !== serial) }),
    takeMore: () => (asked === undefined ? undefined : post(asked.atHand, asked.bin, true)),
    countAgain: () => {
      if (asked !== undefined) setAtHand({ ...asked.atHand, quantity: undefined })
      setAsked(undefined)
    },
  }
}

export type Receiving = ReturnType<typeof useReceiving>
