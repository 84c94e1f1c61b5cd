import { createContext } from 'react'

/** A failure in the reader's words: what happened, what was kept, what to do. */
export interface FailureText {
  readonly title: string
  /** What was kept. */
  readonly kept?: string | undefined
  /** What to do next. */
  readonly next?: string | undefined
  /** Only for a fold-out; the log has the same. */
  readonly correlationId?: string | undefined
  /** What is wrong with single fields, by the field's path in the form. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

/** Turns whatever was thrown into words. The app provides it; blocks only know that somebody can. */
export type ExplainFailure = (failure: unknown) => FailureText

export const ExplainFailureContext = createContext<ExplainFailure>((failure) => ({
  title: failure instanceof Error ? failure.message : String(failure),
}))
