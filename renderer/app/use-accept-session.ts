import { useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { api } from './api.ts'
import { EndedSessionContext } from './session-context.ts'

/** What belongs to nobody, and who is signed in: the gate watches both, and a removed answer no longer tells whoever watches it. */
const kept = ['["depot","info"]', '["session","me"]']

/**
 * For the sign-in page: takes the answer of signing in, and the app goes on by itself. What somebody else saw is dropped; whoever
 * comes back to their own pages, hidden since their session ended, finds the answers that these stand on.
 */
export const useAcceptSession = (): ((signedIn: SignedIn) => void) => {
  const queries = useQueryClient()
  const ended = use(EndedSessionContext)
  return (signedIn) => {
    if (signedIn.staff.id !== ended?.id)
      queries.removeQueries({ predicate: ({ queryKey }) => !kept.includes(JSON.stringify(queryKey[0])) })
    queries.setQueryData(api.session.me.queryKey(), signedIn)
  }
}
