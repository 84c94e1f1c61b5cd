import { createContext, useContext } from 'react'
import type { AskedLanguage, DocumentRef } from '../../../shared/documents/documents.contract.ts'

export interface PrintOptions {
  /** Null: the customer's language. */
  readonly language?: AskedLanguage
  /** Shows the paper first even where this computer could print at once. */
  readonly isPreview?: boolean
  /** It comes with what was just done, so that nobody is asked why it is printed once more. */
  readonly isByRule?: boolean
}

/** Prints papers one after the other. Resolves when each was printed, or put aside by the person. */
export type Print = (documents: DocumentRef | readonly DocumentRef[], options?: PrintOptions) => Promise<void>

export const PrintContext = createContext<Print | null>(null)

/** How any page prints: silently on the desktop, through a preview in a browser. */
export const usePrint = (): Print => {
  const print = useContext(PrintContext)
  if (print === null) throw new Error('usePrint needs a PrintProvider around it')
  return print
}
