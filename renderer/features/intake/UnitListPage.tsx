import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckedInPanel } from './CheckedInPanel.tsx'
import { UnitListForm } from './UnitListForm.tsx'
import type { CheckedIn } from './use-save-intake.ts'

/** Many units under one RMA, or units that are not here yet: announced ones go on to their RMA's arrival, the others print. */
export const UnitListPage = () => {
  const { when } = useSearch({ from: '/check-in/list' })
  const navigate = useNavigate()
  const [done, setDone] = useState<CheckedIn>()
  if (done !== undefined) return <CheckedInPanel result={done} onNext={() => navigate({ to: '/check-in', search: {} })} />
  return (
    <UnitListForm
      // Another choice is another list: each keeps a draft of its own.
      key={when}
      when={when}
      onSaved={(result, saved) => {
        if (saved === 'now') return setDone(result)
        return void navigate({ to: '/rmas/$number/arrival', params: { number: result.rmaNumber }, search: { issued: true } })
      }}
    />
  )
}
