import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckedInPanel } from './CheckedInPanel.tsx'
import { IntakeForm } from './IntakeForm.tsx'
import { TakenPanel } from './TakenPanel.tsx'
import type { CheckedIn } from './use-save-intake.ts'

/** Check-in of one unit after another: the form, then what to print, then the next customer. */
export const CheckInPage = () => {
  const { serial } = useSearch({ from: '/check-in' })
  const navigate = useNavigate()
  // A new round is a new form: nothing of the last customer may be left in it.
  const [round, setRound] = useState(1)
  const [done, setDone] = useState<{ readonly result: CheckedIn; readonly serial: string | undefined }>()
  const restart = async () => {
    // First the address: the next form must not find the last customer's serial in it.
    await navigate({ to: '/check-in', search: {}, replace: true })
    setDone(undefined)
    setRound(round + 1)
  }
  if (done !== undefined && serial !== undefined && serial !== done.serial) {
    // The next customer's unit was scanned while the numbers of the last one are still shown.
    setDone(undefined)
    setRound(round + 1)
  }
  if (done?.result.isRemoteFirst === true) return <TakenPanel result={done.result} onNext={restart} />
  if (done !== undefined) return <CheckedInPanel result={done.result} onNext={restart} />
  return <IntakeForm key={round} serial={serial} onSaved={(result) => setDone({ result, serial })} onRestart={restart} />
}
