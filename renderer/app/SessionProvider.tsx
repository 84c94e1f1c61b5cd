import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { api, client } from './api.ts'
import { followChanges, type LiveState } from './live.ts'
import { LiveContext } from './live-context.ts'
import { type Session, SessionContext } from './session-context.ts'
import { forgetDeeds } from './undo/last-deed.ts'

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

export interface SessionProviderProps {
  readonly signedIn: SignedIn
  /** Told before the session ends because somebody asked for it. */
  readonly onSignOut: () => void
  readonly children: ReactNode
}

/** What everything below the sign-in gate stands on: who it is, what they may do, and the stream of changes. */
export const SessionProvider = ({ signedIn, onSignOut, children }: SessionProviderProps) => {
  const queries = useQueryClient()
  const [live, setLive] = useState<LiveState>('connecting')
  const { staff, permissions, expiresAt } = signedIn
  useExpiry(expiresAt)
  useEffect(() => followChanges(queries, setLive), [queries])
  useEffect(() => {
    forgetDeeds()
    return forgetDeeds
  }, [])

  const session = useMemo<Session>(
    () => ({
      me: staff,
      can: (permission) => permissions.includes(permission),
      expiresAt,
      async signOut() {
        await client.session.signOut()
        onSignOut()
        queries.setQueryData(api.session.me.queryKey(), null)
      },
    }),
    [staff, permissions, expiresAt, onSignOut, queries],
  )
  return (
    <SessionContext value={session}>
      <LiveContext value={live}>{children}</LiveContext>
    </SessionContext>
  )
}
