import { Container } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Activity, type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CONTRACT_VERSION } from '../../shared/contract.ts'
import type { SignedIn } from '../../shared/staff/staff.ts'
import { DepotFormatContext } from '../locales/use-format.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { api } from './api.ts'
import { failureText } from './failures.ts'
import { EndedSessionContext } from './session-context.ts'
import { SessionProvider } from './SessionProvider.tsx'
import { Starting } from './Starting.tsx'

export interface DepotGateProps {
  /** Shown while there is no depot yet. */
  readonly setUp: ReactNode
  /** Shown while nobody is signed in. */
  readonly signIn: ReactNode
  readonly children: ReactNode
}

const Unreachable = ({ failure, onRetry }: { readonly failure: unknown; readonly onRetry: () => Promise<unknown> }) => {
  const { t } = useTranslation()
  return (
    <Container size="sm" py="xl">
      <ErrorNotice
        failure={{ ...failureText(t, failure), kept: undefined }}
        actions={<ActionButton label={t('action.retry')} onAction={onRetry} />}
      />
    </Container>
  )
}

/** A page from before an update must not talk to a newer host: it loads itself anew, once. */
const reloadOnce = (hostVersion: number): void => {
  const mark = `handback.reloaded.${hostVersion}`
  if (sessionStorage.getItem(mark) !== null) return
  sessionStorage.setItem(mark, 'yes')
  window.location.reload()
}

/**
 * Remembers the session that was on this page, so that the sign-in page can tell an ended one from a sign-out: `ended` is the one
 * that ended by itself, `current` that or the running one.
 */
const useEndedSession = (me: SignedIn | null | undefined) => {
  const [seen, setSeen] = useState<SignedIn>()
  const [leftAt, setLeftAt] = useState<string>()
  if (me && me.expiresAt !== seen?.expiresAt) setSeen(me)
  const expiresAt = seen?.expiresAt
  const onSignOut = useCallback(() => setLeftAt(expiresAt), [expiresAt])
  const ended = me === null && expiresAt !== leftAt ? seen : undefined
  return { ended, current: me ?? ended, onSignOut }
}

/**
 * Decides what is shown: set-up, sign-in, or the depot. Gives everything its time zone and currency. When a session ends by itself
 * its pages are hidden and stand still, with all that is typed in them, until the same person signs in again or somebody else does.
 */
export const DepotGate = ({ setUp, signIn, children }: DepotGateProps) => {
  const info = useQuery(api.depot.info.queryOptions())
  const me = useQuery(api.session.me.queryOptions({ enabled: info.data?.isSetUp === true }))
  const { ended, current, onSignOut } = useEndedSession(me.data)
  const timeZone = info.data?.timeZone
  const currency = info.data?.currency
  const format = useMemo(
    () => (timeZone === undefined || currency === undefined ? undefined : { timeZone, currency }),
    [timeZone, currency],
  )

  if (info.data !== undefined && info.data.contractVersion !== CONTRACT_VERSION) reloadOnce(info.data.contractVersion)
  if (info.data === undefined)
    return info.isError ? <Unreachable failure={info.error} onRetry={() => info.refetch()} /> : <Starting />
  if (!info.data.isSetUp) return setUp
  if (me.data === undefined) return me.isError ? <Unreachable failure={me.error} onRetry={() => me.refetch()} /> : <Starting />
  const inside = (
    <>
      {me.data === null && <EndedSessionContext value={ended?.staff}>{signIn}</EndedSessionContext>}
      {current !== undefined && (
        <Activity mode={me.data === null ? 'hidden' : 'visible'}>
          <SessionProvider key={current.staff.id} signedIn={current} onSignOut={onSignOut}>
            {children}
          </SessionProvider>
        </Activity>
      )}
    </>
  )
  return format === undefined ? inside : <DepotFormatContext value={format}>{inside}</DepotFormatContext>
}
