import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import type { Complaints } from '../../app/record-form/complaints.ts'
import { useChange } from '../../app/use-change.ts'
import { currentLanguage } from '../../locales/i18n.ts'
import { ExplainFailureContext } from '../../ui/failure.ts'
import { useDraft } from '../../ui/use-draft.ts'
import { checkSetUp, emptySetUp, type SetUpValues, toSetUp } from './depot-form.ts'

/** The first start: the form's state, both ways to a depot, and which of them is under way. */
export const useSetUp = () => {
  const { t } = useTranslation()
  const explain = useContext(ExplainFailureContext)
  const queries = useQueryClient()
  const info = useQuery(api.depot.info.queryOptions())
  const setUp = useChange(client.depot.setUp)
  const sample = useChange(client.depot.openSample)
  const [empty] = useState(() => emptySetUp(currentLanguage(), navigator.language, ownTimeZone() ?? info.data?.timeZone ?? 'UTC'))
  const draft = useDraft('set-up', empty, { version: 1, exclude: ['pin', 'pinAgain'] })
  const [values, setValues] = useState<SetUpValues>(draft.initial)
  const [complaints, setComplaints] = useState<Complaints>({})
  const [attempt, setAttempt] = useState(0)

  const failure = setUp.error === null ? undefined : explain(setUp.error)
  /** The gate asks again what there is and who is signed in, and goes on by itself. */
  const goOn = async () => {
    draft.drop()
    await queries.invalidateQueries()
  }
  return {
    values,
    attempt,
    failure,
    draft,
    isSaving: setUp.isPending,
    isFilling: sample.isPending,
    sampleFailure: sample.error === null ? undefined : explain(sample.error),
    set: (patch: Partial<SetUpValues>) => {
      const next = { ...values, ...patch }
      setValues(next)
      draft.keep(next)
      // Complaints that were shown are judged anew, so that they leave as soon as they are mended.
      if (Object.keys(complaints).length > 0) setComplaints(onlyShown(checkSetUp(next), complaints))
    },
    errorOf: (path: string) => {
      const message = complaints[path]
      return message === undefined ? failure?.fields?.[path] : fieldText(t, message)
    },
    save: async () => {
      if (setUp.isPending || sample.isPending) return
      const found = checkSetUp(values)
      setComplaints(found)
      setAttempt(attempt + 1)
      if (Object.keys(found).length === 0) await setUp.mutateAsync(toSetUp(values)).then(goOn, shownByTheForm)
    },
    openSample: async () => {
      if (setUp.isPending || sample.isPending) return
      await sample.mutateAsync({ language: currentLanguage() }).then(goOn, shownByTheForm)
    },
  }
}

export type SetUp = ReturnType<typeof useSetUp>

/** What failed stands in the mutation and is shown from there. */
const shownByTheForm = (): void => undefined

const onlyShown = (now: Complaints, shown: Complaints): Complaints =>
  Object.fromEntries(Object.entries(now).filter(([path]) => path in shown))

/** Undefined in browsers that keep it to themselves. */
const ownTimeZone = (): string | undefined => new Intl.DateTimeFormat().resolvedOptions().timeZone
