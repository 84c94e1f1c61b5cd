import type { CSSProperties } from 'react'
import { type StageName, stageVariable, type Tone, toneVariable } from './theme.ts'

const variables = (background: string, text: string, solid: string): CSSProperties => {
  const style: Record<`--${string}`, string> = {
    '--hb-badge-background': background,
    '--hb-badge-text': text,
    '--hb-badge-solid': solid,
  }
  return style
}

/** Colours of a tone for an element of class hb-badge or hb-timeline-mark. */
export const toneStyle = (tone: Tone): CSSProperties =>
  variables(toneVariable(tone, 'background'), toneVariable(tone, 'text'), toneVariable(tone, 'solid'))

/** Colours of a stage for an element of class hb-badge or hb-timeline-mark. */
export const stageStyle = (stage: StageName): CSSProperties =>
  variables(stageVariable(stage, 'background'), stageVariable(stage, 'text'), stageVariable(stage, 'solid'))
