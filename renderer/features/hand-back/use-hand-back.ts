import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import { type GateLineName, handBackGate, isGateGreen } from '../../../shared/hand-back/hand-back.ts'
import { api, client } from '../../app/api.ts'
import { classifyFailure, failureText } from '../../app/failures.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useDeedsHere } from '../../app/undo/use-deeds-here.ts'
import { useChange } from '../../app/use-change.ts'
import type { FailureText } from '../../ui/failure.ts'
import type { Signature } from '../../ui/SignaturePad.tsx'
import { useDraft } from '../../ui/use-draft.ts'
import { emptyHandBack, gateSession, type HandBackValues, isUntouched, toCompletion } from './hand-back-form.ts'

/** The draft of one job's hand-back. */
export const draftKey = (jobNumber: string): string => `hand-back.${jobNumber}`

/** One hand-back while it is done at the counter: what was ticked and typed, the gate over it, and finishing it. */
export const useHandBack = (gate: Gate, onDone: () => void) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const complete = useChange(client.handBack.complete)
  const empty = emptyHandBack(gate.customerName)
  const draft = useDraft<HandBackValues>(draftKey(gate.job.number), empty, { version: 1 })
  const [values, setValues] = useState(draft.initial)
  const [signature, setSignature] = useState<Signature>({ kind: 'none' })
  const [failure, setFailure] = useState<FailureText>()
  const latest = useRef(values)
  const { remember, forget } = useDeedsHere()

  const change = (next: HandBackValues) => {
    latest.current = next
    setValues(next)
    setFailure(undefined)
    draft.keep(next)
  }
  const lines = handBackGate(gate.facts, gateSession(values, gate.accessories, signature))

  const finish = async (): Promise<void> => {
    const request = toCompletion(gate, values, signature)
    if (request === null || !isGateGreen(lines)) return
    setFailure(undefined)
    try {
      await complete.mutateAsync(request)
      rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.handBack') })
      draft.drop()
      onDone()
    } catch (thrown) {
      setFailure(failureText(t, thrown))
      // What the gate saw is out of date: it is asked again, so that the next try is judged by what is true now.
      const { kind } = classifyFailure(thrown)
      if (kind === 'stale' || kind === 'refused') await queries.invalidateQueries({ queryKey: api.handBack.gate.key() })
    }
  }
  return {
    gate,
    values,
    /** Changes by what is there at the moment, so that two scans in a row both count. */
    update: (by: (before: HandBackValues) => HandBackValues) => change(by(latest.current)),
    /** What a scan did here, for `undo` to take back. */
    remember,
    set: (some: Partial<HandBackValues>) => change({ ...latest.current, ...some }),
    signature,
    setSignature,
    lines,
    isGreen: isGateGreen(lines),
    isUntouched: isUntouched(values, gate.customerName, signature),
    isFinishing: complete.isPending,
    finish,
    failure,
    draft,
    startAfresh: () => {
      draft.drop()
      forget()
      latest.current = empty
      setValues(empty)
      setSignature({ kind: 'none' })
    },
  }
}

export type HandBack = ReturnType<typeof useHandBack>

/** Where the person goes on to make a line green. */
export const focusPlace = (name: GateLineName): void => {
  const place = document.querySelector(`[data-gate-place="${name}"]`)
  const field = place?.matches('input, button') === true ? place : place?.querySelector('input:not(:disabled), textarea, button')
  place?.scrollIntoView({ block: 'center' })
  if (field instanceof HTMLElement) field.focus()
}
