import { useMutation } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '../../../shared/kernel/ids.ts'
import type { SignedIn } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useAcceptSession } from '../../app/use-accept-session.ts'
import { ExplainFailureContext, type FailureText } from '../../ui/failure.ts'
import { useCountdown } from './use-countdown.ts'

export interface SignIn {
  readonly staffId: StaffId | undefined
  readonly pick: (staffId: StaffId | undefined) => void
  readonly isBusy: boolean
  /** Seconds until the next try; 0 when trying is free. */
  readonly waitSeconds: number
  /** What is wrong with the PIN or the badge, in the reader's language. */
  readonly pinError: string | undefined
  readonly badgeError: string | undefined
  /** Anything else that went wrong: the depot cannot be reached. */
  readonly failure: FailureText | undefined
  /** True when the session was opened. */
  readonly withPin: (pin: string) => Promise<boolean>
}

interface Said {
  readonly about: 'pin' | 'badge'
  readonly thrown?: unknown
  /** A scan that was no badge at all. */
  readonly isOtherCode?: boolean
}

/**
 * Signing in by badge, wherever the focus is, or by name and PIN. After too many tries the depot makes everybody at this
 * computer wait, so the time left counts for both ways.
 */
export const useSignIn = (lastHere: StaffId | undefined): SignIn => {
  const { t } = useTranslation()
  const explain = useContext(ExplainFailureContext)
  const accept = useAcceptSession()
  const [staffId, setStaffId] = useState(lastHere)
  const [said, setSaid] = useState<Said>()
  const [waitSeconds, startWaiting] = useCountdown()
  const { mutateAsync, isPending } = useMutation({ mutationFn: (open: () => Promise<SignedIn>) => open() })

  const attempt = async (about: Said['about'], open: () => Promise<SignedIn>): Promise<boolean> => {
    if (isPending || waitSeconds > 0) return false
    setSaid(undefined)
    try {
      accept(await mutateAsync(open))
      return true
    } catch (thrown) {
      const failure = classifyFailure(thrown)
      const seconds = failure.kind === 'refused' ? failure.refusal.params['seconds'] : undefined
      if (typeof seconds === 'number') startWaiting(seconds)
      else setSaid({ about, thrown })
      return false
    }
  }
  useScan(async ({ scan, payload }) => {
    if (scan.kind === 'badge') await attempt('badge', () => client.session.signInWithBadge({ code: payload.slice(0, 32) }))
    else setSaid({ about: 'badge', isOtherCode: true })
    return true
  })

  const isRefused = said?.thrown !== undefined && classifyFailure(said.thrown).kind === 'refused'
  const refusal = isRefused ? explain(said.thrown).title : undefined
  return {
    staffId,
    pick(chosen) {
      setStaffId(chosen)
      setSaid(undefined)
    },
    isBusy: isPending,
    waitSeconds,
    pinError: said?.about === 'pin' ? refusal : undefined,
    badgeError: said?.isOtherCode === true ? t('signIn.badge.other') : said?.about === 'badge' ? refusal : undefined,
    failure: said?.thrown === undefined || isRefused ? undefined : { ...explain(said.thrown), kept: undefined },
    withPin: (pin) =>
      staffId === undefined ? Promise.resolve(false) : attempt('pin', () => client.session.signIn({ staffId, pin })),
  }
}
