import type { ClaimLine } from '../../../shared/claims/claims.ts'

/** What the page of a claim asks for beside itself: a form, or whether it is really meant. A line's own has the line with it. */
export type ClaimTask =
  | { readonly kind: 'send' | 'discard' | 'note' }
  | { readonly kind: 'change' | 'answer'; readonly line: ClaimLine }
