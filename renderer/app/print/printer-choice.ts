import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'

/** Labels and pages leave by different printers; each computer remembers its own two. */
export type PaperKind = 'label' | 'page'

const KEY = 'handback.printer'

const LABELS: readonly DocumentRef['kind'][] = [
  'rma-labels',
  'arrival-labels',
  'job-label',
  'accessory-tags',
  'part-label',
  'bin-labels',
  'place-labels',
  'staff-badge',
]

export const paperKindOf = (document: DocumentRef): PaperKind => (LABELS.includes(document.kind) ? 'label' : 'page')

/** The printer chosen for this kind of paper; null is the system's default. */
export const chosenPrinter = (kind: PaperKind): string | null => localStorage.getItem(`${KEY}.${kind}`)

export const choosePrinter = (kind: PaperKind, name: string | null): void => {
  if (name === null) localStorage.removeItem(`${KEY}.${kind}`)
  else localStorage.setItem(`${KEY}.${kind}`, name)
}
