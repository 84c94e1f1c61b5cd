import type { ReactNode } from 'react'
import type { Tone } from './theme.ts'
import { toneStyle } from './tone-style.ts'

export interface ToneBadgeProps {
  readonly tone: Tone
  readonly label: ReactNode
  /** 14 px picture; the word stays. */
  readonly icon?: ReactNode
}

/** A short word with a meaning colour; the word carries the meaning, the colour helps to find it. */
export const ToneBadge = ({ tone, label, icon }: ToneBadgeProps) => (
  <span className="hb-badge" style={toneStyle(tone)}>
    {icon}
    <span>{label}</span>
  </span>
)
