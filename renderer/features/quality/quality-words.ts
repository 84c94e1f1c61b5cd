import type { ReportState } from '../../../shared/quality/quality.ts'
import type { Tone } from '../../ui/theme.ts'

/** The colour of a state; the word stands beside it. */
export const STATE_TONES: Readonly<Record<ReportState, Tone>> = { filed: 'info', registered: 'good', rejected: 'bad' }
