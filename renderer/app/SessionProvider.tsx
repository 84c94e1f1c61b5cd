import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { api, client } from './api.ts'
import { followChanges, type LiveState } from './live.ts'
import { LiveContext } from './live-context.ts'
import { type Session, SessionContext } from './session-context.ts'

/** Asks again who is signed in at the moment the session ends, which leads to the sign-in page. */
const useExpiry = (expiresAt: string): void => {
  const queries = useQueryClient()
  useEffect(() => {
    // Timers of browsers hold at most 2^31 ms; sessions end much sooner.
    const rest = Math.min(Math.max(new Date(expiresAt).getTime() - Date.now(), 0) + 1000, 2 ** 31 - 1)
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: api.session.me.key() }), rest)
    return () => clearTimeout(timer)
  }, [expiresAt, queries])
}

/** What everything below the sign-in gate stands on: who it is, what they may do, and the stream of changes. */
export const SessionProvider = ({ signedIn, children }: { readonly signedIn: SignedIn; readonly children: ReactNode }) => {
  const queries = useQueryClient()
  const [live, setLive] = useState<LiveState>('connecting')
  const { staff, permissions, expiresAt } = signedIn
  useExpiry(expiresAt)
  useEffect(() => followChanges(queries, setLive), [queries])

  const session = useMemo<Session>(
    () => ({
      me: staff,
      can: (permission) => permissions.includes(permission),
      async signOut() {
        await client.session.signOut()
        queries.setQueryData(api.session.me.queryKey(), null)
      },
    }),
    [staff, permissions, queries],
  )
  return (
    <SessionContext value={session}>
      <LiveContext value={live}>{children}</LiveContext>
    </SessionContext>
  )
}
