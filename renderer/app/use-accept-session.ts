import { useQueryClient } from '@tanstack/react-query'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { api } from './api.ts'

/** What belongs to nobody, and who is signed in: the gate watches both, and a removed answer no longer tells whoever watches it. */
const kept = ['["depot","info"]', '["session","me"]']

/** For the sign-in page: takes the answer of signing in, and the app goes on by itself. What somebody else saw is dropped. */
export const useAcceptSession = (): ((signedIn: SignedIn) => void) => {
  const queries = useQueryClient()
  return (signedIn) => {
    queries.removeQueries({ predicate: ({ queryKey }) => !kept.includes(JSON.stringify(queryKey[0])) })
    queries.setQueryData(api.session.me.queryKey(), signedIn)
  }
}
