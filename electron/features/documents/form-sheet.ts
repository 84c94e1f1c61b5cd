import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import type { Fact } from './FactsGrid.tsx'
import type { Tick } from './TickList.tsx'

/** A paper to be filled in, as data: what is known of it, what is to be written, and who signs. `FormPaper.tsx` draws it. */
export interface FormSheet {
  facts: readonly Fact[]
  sections: readonly FormSection[]
  declaration: string
  signedBy: readonly { caption: string; name: string }[]
}

export type FormSection = { title: string } & (
  | { kind: 'words'; words: string }
  /** Words if there are any, else so many lines to write on. */
  | { kind: 'lines'; words: string | null; count: number }
  /** Names with a value, or a line to write it on. */
  | { kind: 'blanks'; blanks: readonly Blank[] }
  | { kind: 'ticks'; ticks: readonly Tick[] }
  /** What is known, then so many rows to write in. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[]; blankRows: number }
  /** Each is marked from 1 to 5. */
  | { kind: 'marks'; questions: readonly Question[]; worst: string; best: string }
  | { kind: 'entitlement'; entitlement: Entitlement }
)

export interface Column {
  title: string
  isNarrow?: boolean
}

export interface Blank {
  label: string
  value: string | null
}

export interface Question {
  text: string
  /** What was answered on the screen; null leaves it to be marked. */
  mark: number | null
}
