import type { ReactNode } from 'react'
import type { Tone } from '../../ui/theme.ts'
import { toneStyle } from '../../ui/tone-style.ts'

/** Something to know before going on, with its picture; quieter than an error. */
export const Note = ({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone
  readonly icon: ReactNode
  readonly children: ReactNode
}) => (
  <div className="hb-note" role="note" style={toneStyle(tone)}>
    {icon}
    <div>{children}</div>
  </div>
)
