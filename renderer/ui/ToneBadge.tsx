import type { ReactNode } from 'react'
import type { Tone } from './theme.ts'
import { toneStyle } from './tone-style.ts'

export interface ToneBadgeProps {
  readonly tone: Tone
  readonly label: ReactNode
  /** 14 px picture; the word stays. */
  readonly icon?: ReactNode
  /** Where the row is too narrow for all, this one is cut short; what it says stands whole elsewhere. */
  readonly mayShrink?: boolean
}

/** A short word with a meaning colour; the word carries the meaning, the colour helps to find it. */
export const ToneBadge = ({ tone, label, icon, mayShrink }: ToneBadgeProps) => (
  <span className="hb-badge" data-shrinks={mayShrink} style={toneStyle(tone)}>
    {icon}
    <span>{label}</span>
  </span>
)
