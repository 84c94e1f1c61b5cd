import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgedLine } from '../../../shared/arrivals/arrivals.ts'
import { readUnitList } from '../../../shared/arrivals/unit-list.ts'
import { MOST_UNITS } from '../../../shared/intake/intake.ts'
import { modelId } from '../../../shared/kernel/ids.ts'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { serialOf } from '../../../shared/scan/scan-codes.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { currentLanguage } from '../../locales/i18n.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ExplainFailureContext } from '../../ui/failure.ts'
import { useDraft } from '../../ui/use-draft.ts'
import type { IntakeField } from './intake-check.ts'
import { customerNameOf } from './intake-form.ts'
import { customerQuery } from './intake.queries.ts'
import {
  blankLine,
  checkLines,
  checkList,
  emptyUnitList,
  isBlank,
  toAnnouncement,
  toListCheckIn,
  type UnitLine,
  type UnitListValues,
  withListed,
} from './unit-list-form.ts'
import { sayArticle } from './say-article.ts'
import { useFieldFocus } from './use-field-focus.ts'
import type { CheckedIn } from './use-save-intake.ts'

/** Short enough not to be noticed, long enough that a list which is typed is asked about once a word. */
const typingPauseMs = 250

/** What the depot is asked about a list; more lines than an RMA takes are said to be too many before it is asked. */
const questionOf = ({ lines, model }: UnitListValues) => ({
  lines: lines.slice(0, MOST_UNITS).map((line) => ({ serial: line.serial.slice(0, 200), model: line.model.slice(0, 200) })),
  modelId: model.kind === 'known' ? modelId.parse(model.id) : null,
})

const isBlankAt = ({ lines }: UnitListValues, place: number): boolean => {
  const line = lines[place]
  return line !== undefined && isBlank(line)
}

/** The state of a list of units under one RMA: kept as a draft, judged line by line while it is mended, saved in one commit. */
export const useUnitList = (when: UnitListValues['when'], onSaved: (result: CheckedIn, when: UnitListValues['when']) => void) => {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const explain = useContext(ExplainFailureContext)
  const [empty] = useState(() => emptyUnitList(currentLanguage(), when))
  const draft = useDraft<UnitListValues>(`check-in.list.${when}`, empty, { version: 1 })
  const [values, setValues] = useState(draft.initial)
  // What is there at the moment: two scans in a row both count, and so does a line typed in while others are drawn later.
  const latest = useRef(values)
  const [isAsked, setAsked] = useState(false)
  const [thrown, setThrown] = useState<unknown>()
  const announce = useChange(client.arrivals.announce)
  const checkIn = useChange(client.intake.checkIn)
  const { focusOn } = useFieldFocus()

  const question = questionOf(values)
  const [paused] = useDebouncedValue(question, typingPauseMs)
  const answer = useQuery(api.arrivals.judgeList.queryOptions({ input: paused }))
  const isCurrent = JSON.stringify(paused) === JSON.stringify(question)
  const judged: readonly JudgedLine[] | undefined = isCurrent ? answer.data : undefined

  const customer = useQuery(customerQuery(values.customer.kind === 'known' ? values.customer.id : null))
  const complaints = checkList(values, format.today())
  const found = checkLines(values, judged)
  // Nobody is told off for a line that is not begun, until it should be saved.
  const lineComplaints = isAsked ? found : found.map((line, place) => (isBlankAt(values, place) ? [] : line))
  const faulty = lineComplaints.filter((line) => line.length > 0).length

  const set = (patch: Partial<UnitListValues>) => {
    const next = { ...latest.current, ...patch }
    latest.current = next
    setValues(next)
    setThrown(undefined)
    draft.keep(next)
  }
  const setLines = (lines: readonly UnitLine[]) => set({ lines: lines.length === 0 ? [blankLine(1)] : lines })
  const take = (text: string): number => {
    const listed = readUnitList(text)
    if (listed.length > 0) setLines(withListed(latest.current.lines, listed))
    return listed.length
  }
  useScan(({ scan }) => {
    if (scan.kind !== 'foreign') return false
    const serial = serialOf(scan)
    if (serial === null) return sayArticle(scan)
    setLines(withListed(latest.current.lines, [{ serial, model: '', fault: '', accessories: [] }]))
    return true
  })
  const save = async () => {
    setAsked(true)
    setThrown(undefined)
    try {
      const known = await queries.fetchQuery(api.arrivals.judgeList.queryOptions({ input: question }))
      const wrong = checkLines(values, known).some((line) => line.length > 0)
      const [first] = Object.keys(complaints)
      if (first !== undefined) return focusOn(first as IntakeField) // Safe: a name of a field on this page, looked for by its name alone.
      if (wrong) return document.querySelector<HTMLElement>('.unit-list [aria-invalid="true"]')?.focus()
      const result =
        values.when === 'expected'
          ? await announce.mutateAsync(toAnnouncement(values, known))
          : await checkIn.mutateAsync(toListCheckIn(values, known))
      rememberDeed({ takeBack: null, whyNot: (t) => t(values.when === 'expected' ? 'undo.not.announced' : 'undo.not.checkIn') })
      draft.drop()
      return onSaved({ ...result, subject: customerNameOf(values, null), isRemoteFirst: false }, values.when)
    } catch (error) {
      return setThrown(error)
    }
  }
  return {
    values,
    set,
    addLine: () => {
      const { lines } = latest.current
      setLines([...lines, blankLine(Math.max(0, ...lines.map(({ id }) => id)) + 1)])
    },
    changeLine: (line: UnitLine) => setLines(latest.current.lines.map((one) => (one.id === line.id ? line : one))),
    removeLine: (id: number) => setLines(latest.current.lines.filter((one) => one.id !== id)),
    /** Puts the units of a pasted or read list under those that are there; answers how many there were. */
    take,
    judged,
    lineComplaints,
    faulty,
    /** Lines still to be begun. */
    isBegun: faulty > 0 || found.every((line) => line.length === 0),
    isJudging: !isCurrent || answer.isFetching,
    /** What is wrong with a field, once somebody wanted to save. */
    errorOf: (field: string): string | undefined => {
      const message = complaints[field]
      if (message === undefined || (!isAsked && field !== 'lines')) return undefined
      return fieldText(t, message)
    },
    customer: customer.data?.customer ?? null,
    focusOn,
    failure: thrown === undefined ? undefined : explain(thrown),
    isSaving: announce.isPending || checkIn.isPending,
    save,
    draft,
    startAfresh: () => {
      draft.drop()
      latest.current = empty
      setValues(empty)
      setAsked(false)
    },
  }
}

export type UnitList = ReturnType<typeof useUnitList>
