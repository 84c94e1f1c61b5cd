import { createContext, use } from 'react'
import type { Permission } from '../../shared/kernel/permissions.ts'
import type { SignedIn } from '../../shared/staff/staff.ts'

export interface Session {
  readonly me: SignedIn['staff']
  /** Asked with the same words as the contract; the host decides anyway. */
  readonly can: (permission: Permission) => boolean
  readonly signOut: () => Promise<void>
  /** ISO instant; nothing makes the session longer. */
  readonly expiresAt: string
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in and what they may do. Only below the sign-in gate. */
export const useSession = (): Session => {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession needs somebody signed in')
  return session
}

/** Who was signed in on this page when their session ended by itself; undefined after a start or a sign-out. */
export const EndedSessionContext = createContext<SignedIn['staff'] | undefined>(undefined)
