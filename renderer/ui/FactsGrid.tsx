import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Fact {
  readonly label: string
  /** Nothing (undefined, null, '', false) shows as a dash: "not recorded" is a fact too. */
  readonly value: ReactNode
  /** Hides the fact altogether instead of showing a dash. */
  readonly isHidden?: boolean
}

const isNothing = (value: ReactNode): boolean => value === undefined || value === null || value === '' || value === false

export interface FactsGridProps {
  readonly facts: readonly Fact[]
  /** The least, in px. */
  readonly factWidth?: number
  /** Two rows of even length where one would be crowded, instead of a long one and a single fact below it. */
  readonly isEven?: boolean
}

/** Facts in as many columns as fit. */
export const FactsGrid = ({ facts, factWidth = 200, isEven = false }: FactsGridProps) => {
  const shown = facts.filter(({ isHidden }) => isHidden !== true)
  const most = isEven ? Math.ceil(shown.length / 2) : shown.length
  return (
    <dl
      className="hb-facts"
      ref={(grid) => {
        grid?.style.setProperty('--hb-fact-width', `${factWidth}px`)
        grid?.style.setProperty('--hb-fact-most', String(most))
      }}
    >
      {shown.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{isNothing(value) ? <Text c="dimmed">–</Text> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
