import type { DepotHead, DocumentLocale } from './documents.ts'

/** What every paper to a supplier has. */
export interface SupplierLetterData {
  readonly locale: DocumentLocale
  readonly depot: DepotHead
  readonly number: string
  readonly codePayload: string
  readonly supplier: {
    readonly name: string
    readonly contact: string | null
    readonly address: string | null
    readonly phone: string | null
    readonly email: string | null
  }
  readonly note: string | null
}
