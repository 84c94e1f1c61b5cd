import { useQueryClient } from '@tanstack/react-query'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { api } from './api.ts'

/** For the sign-in page: takes the answer of signing in, and the app goes on by itself. What somebody else saw is dropped. */
export const useAcceptSession = (): ((signedIn: SignedIn) => void) => {
  const queries = useQueryClient()
  return (signedIn) => {
    queries.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey[0]) !== '["depot","info"]' })
    queries.setQueryData(api.session.me.queryKey(), signedIn)
  }
}
