import type { ClaimState } from '../../../shared/claims/claims.ts'
import type { Tone } from '../../ui/theme.ts'

export const STATE_TONES: Readonly<Record<ClaimState, Tone>> = { draft: 'neutral', sent: 'info', closed: 'good' }

/** After so many days without an answer somebody should ask; after more of them, the credit is hardly got any more. */
const ASK_AFTER_DAYS = 14
const LATE_AFTER_DAYS = 30

/** How urgent it is to ask for the answer to a claim that was sent so many days ago. */
export const ageTone = (days: number): Tone => (days >= LATE_AFTER_DAYS ? 'bad' : days >= ASK_AFTER_DAYS ? 'warn' : 'neutral')
