import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { csvText } from '../../../shared/csv/csv.ts'
import { columnOf, type ImportKind } from '../../../shared/imports/columns.ts'
import type { BadLine } from '../../../shared/imports/imports.contract.ts'
import { fieldText, refusalText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'

type Fault = BadLine['faults'][number]

/** What is wrong with a line, in the reader's words. */
export interface FaultWords {
  readonly column: (key: string) => string
  readonly faults: (line: BadLine) => string[]
  readonly line: string
  readonly why: string
}

const reasonOf = (t: TFunction, fault: Fault): string => {
  if ('twinOf' in fault) return t('imports.twinOf', { line: fault.twinOf })
  return 'refusal' in fault ? refusalText(t, fault.refusal) : fieldText(t, fault.message)
}

export const useFaultWords = (kind: ImportKind): FaultWords => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const column = (key: string) => columnOf(kind, key)?.heading[language] ?? key
  return {
    column,
    line: t('imports.line'),
    why: t('imports.why'),
    faults: ({ faults }) =>
      faults.map((fault) => {
        const reason = reasonOf(t, fault)
        return fault.column === null ? reason : t('imports.fault', { column: column(fault.column), reason })
      }),
  }
}

/** The lines as they stood in the file, each with its number and what is wrong with it: to be mended and chosen again. */
export const badLinesCsv = (headings: readonly string[], lines: readonly BadLine[], words: FaultWords): string =>
  csvText([
    [...headings, words.line, words.why],
    ...lines.map((line) => [
      ...headings.map((_, at) => line.cells[at] ?? ''),
      { decimal: String(line.line) },
      words.faults(line).join(' '),
    ]),
  ])
