import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import type { Said } from '../../app/notices/notices.ts'
import { type HandBackValues, readGateScan, tickOf, withTick } from './hand-back-form.ts'
import type { HandBack } from './use-hand-back.ts'

/** What the last scan did, to be said beside what it changed. */
export type ScanResult =
  | { readonly kind: 'ticked'; readonly name: string; readonly id: string }
  | { readonly kind: 'identified'; readonly number: string }
  | { readonly kind: 'this-job' }
  | { readonly kind: 'foreign-accessory'; readonly number: string }
  | { readonly kind: 'other-slip'; readonly number: string }

/** Good news is over by itself; a refusal stays until it was seen. ms */
const goodNewsMs = 5000

/** A digit that came this short before a scan was the scan's own first character. ms */
const ownFirstCharacterMs = 1000

/**
 * Scans at the hand-back: tags tick, the slip proves identity, another slip or tag is refused loudly. What means nothing here
 * is left to the app; the draft keeps what was done.
 */
export const useHandBackScan = ({ gate, update, isUntouched, values, remember }: HandBack) => {
  const navigate = useNavigate()
  const [result, setResult] = useState<ScanResult>()
  const isRefusal = result?.kind === 'foreign-accessory' || result?.kind === 'other-slip'
  useEffect(() => {
    if (result === undefined || isRefusal) return undefined
    const timer = setTimeout(() => setResult(undefined), goodNewsMs)
    return () => clearTimeout(timer)
  }, [result, isRefusal])
  const rating = useRef({ at: 0, before: values.satisfaction })

  /** What a scan changed here; `undo` changes it back and leaves alone what was done since. */
  const did = (said: ScanResult, back: (now: HandBackValues) => HandBackValues, undone: Said) => {
    setResult(said)
    remember({
      takeBack: async () => {
        update(back)
        setResult(undefined)
      },
      undone,
    })
  }

  const take = ({ scan }: ScanEvent): boolean => {
    const meaning = readGateScan(scan, gate)
    switch (meaning.kind) {
      case 'tick': {
        const { id, name } = meaning.accessory
        const before = tickOf(values, id)
        update((now) => withTick(now, id, { isReturned: true, isScanned: true, explanation: '' }))
        did(
          { kind: 'ticked', name, id },
          (now) => withTick(now, id, before),
          (t) => t(before.isReturned ? 'handBack.scan.ticked' : 'handBack.scan.unticked', { name }),
        )
        break
      }
      case 'identity': {
        const { number } = meaning
        const { identityWay, slip } = values
        update((now) => ({ ...now, identityWay: 'slip', slip: number }))
        did(
          { kind: 'identified', number },
          (now) => ({ ...now, identityWay, slip }),
          (t) => t('handBack.scan.notIdentified', { number }),
        )
        break
      }
      case 'foreign-accessory':
        setResult({ kind: 'foreign-accessory', number: meaning.code })
        break
      case 'other-slip':
        // Nothing was begun here, so the next customer's slip simply opens what it is for.
        if (isUntouched) return false
        setResult({ kind: 'other-slip', number: meaning.number })
        break
      case 'this-job':
        setResult({ kind: 'this-job' })
        break
      case 'sibling':
        void navigate({ to: '/jobs/$number/hand-back', params: { number: meaning.number } })
        break
      case 'none':
        return false
    }
    return true
  }
  useScan((event) => {
    const { at, before } = rating.current
    if (Date.now() - at < ownFirstCharacterMs) update((now) => ({ ...now, satisfaction: before }))
    return take(event)
  })
  /** Takes a mark given by key, so that a scan that began with that digit can take it back. */
  const rate = (satisfaction: number | null) => {
    rating.current = { at: Date.now(), before: values.satisfaction }
    update((before) => ({ ...before, satisfaction }))
  }
  return { result, dismiss: () => setResult(undefined), rate }
}
