import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplainFailureContext, type FailureText } from '../../ui/failure.ts'
import { type DraftHandle, useDraft } from '../../ui/use-draft.ts'
import { classifyFailure, fieldText } from '../failures.ts'
import type { Complaints } from './complaints.ts'

interface Versioned {
  readonly version: number
}

export interface RecordFormOptions<Values extends object, Stored extends Versioned> {
  /** Where the draft is kept on this station. */
  readonly draftKey: string
  /** Raise it when the form's fields change their meaning. */
  readonly draftVersion: number
  /** As the depot has it now; follows other stations. */
  readonly stored: Stored
  /** Must give equal values for equal records. */
  readonly toValues: (stored: Stored) => Values
  readonly check: (values: Values) => Complaints
  /** Saves on the version that the values are based on, and answers the new one. */
  readonly send: (values: Values, version: number) => Promise<Versioned>
  readonly onSaved?: () => void
}

export interface RecordForm<Values extends object> {
  readonly values: Values
  readonly set: (patch: Partial<Values>) => void
  /** In the reader's language; undefined when the field is fine or was not judged yet. */
  readonly errorOf: (path: string) => string | undefined
  readonly failure: FailureText | undefined
  readonly isSaving: boolean
  readonly isDirty: boolean
  /** What somebody else saved while this form was being filled in; undefined while nobody did. */
  readonly theirs: Values | undefined
  readonly save: () => Promise<void>
  /** Saves over what somebody else saved. */
  readonly keepMine: () => Promise<void>
  readonly takeTheirs: () => void
  readonly draft: DraftHandle<Values & { readonly basedOn: number }>
  /** Counts the attempts to save. */
  readonly attempt: number
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * A page-long form about one record: kept as a draft, judged by its contract, saved on the version it was begun on. What other
 * stations save meanwhile is shown at once while nothing is typed, and otherwise offered.
 */
export const useRecordForm = <Values extends object, Stored extends Versioned>(
  options: RecordFormOptions<Values, Stored>,
): RecordForm<Values> => {
  const { draftKey, draftVersion, stored, toValues, check, send, onSaved } = options
  const { t } = useTranslation()
  const explain = useContext(ExplainFailureContext)
  const [first] = useState(() => ({ ...toValues(stored), basedOn: stored.version }))
  const draft = useDraft(draftKey, first, { version: draftVersion })
  const [values, setValues] = useState<Values>(() => valuesOf(draft.initial))
  const [base, setBase] = useState({ version: draft.initial.basedOn, values: toValues(stored) })
  const [seen, setSeen] = useState(stored)
  const [complaints, setComplaints] = useState<Complaints>({})
  const [attempt, setAttempt] = useState(0)
  const [thrown, setThrown] = useState<unknown>()
  const [isSaving, setSaving] = useState(false)
  const isDirty = !isSame(values, base.values)

  const take = (current: Stored) => {
    setBase({ version: current.version, values: toValues(current) })
    setValues(toValues(current))
    setComplaints({})
    setThrown(undefined)
  }
  if (seen !== stored) {
    setSeen(stored)
    if (!isDirty && stored.version >= base.version) take(stored)
  }

  const saveOn = async (version: number) => {
    if (isSaving) return
    const found = check(values)
    setComplaints(found)
    setThrown(undefined)
    setAttempt(attempt + 1)
    if (Object.keys(found).length > 0) return
    setSaving(true)
    try {
      const saved = await send(values, version)
      draft.drop()
      setBase({ version: saved.version, values })
      onSaved?.()
    } catch (failure) {
      setThrown(failure)
    } finally {
      setSaving(false)
    }
  }

  const failure = thrown === undefined ? undefined : explain(thrown)
  const isOvertaken = isDirty && stored.version > base.version
  return {
    values,
    set: (patch) => {
      const next = { ...values, ...patch }
      const touched = (path: string) => Object.keys(patch).some((name) => path === name || path.startsWith(`${name}.`))
      setValues(next)
      setComplaints(Object.fromEntries(Object.entries(complaints).filter(([path]) => !touched(path))))
      if (isSame(next, base.values)) draft.drop()
      else draft.keep({ ...next, basedOn: base.version })
    },
    errorOf: (path) => {
      const message = complaints[path]
      return message === undefined ? failure?.fields?.[path] : fieldText(t, message)
    },
    // Once the other version has come, the notice about it says more than the refusal did.
    failure: isOvertaken && classifyFailure(thrown).kind === 'stale' ? undefined : failure,
    isSaving,
    isDirty,
    theirs: isOvertaken ? toValues(stored) : undefined,
    save: () => saveOn(base.version),
    keepMine: () => saveOn(stored.version),
    takeTheirs: () => {
      draft.drop()
      take(stored)
    },
    draft,
    attempt,
  }
}

const valuesOf = <Values extends object>({ basedOn: _basedOn, ...values }: Values & { readonly basedOn: number }): Values =>
  // Values is what is left when basedOn, which was only added for the draft, is taken away again.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  values as unknown as Values
