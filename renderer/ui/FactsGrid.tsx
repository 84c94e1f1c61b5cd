import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Fact {
  readonly label: string
  /** Nothing (undefined, null, '') shows as a dash: "not recorded" is a fact too. */
  readonly value: ReactNode
  /** Hides the fact altogether instead of showing a dash. */
  readonly isHidden?: boolean
}

const isNothing = (value: ReactNode): boolean => value === undefined || value === null || value === ''

/** Facts in as many columns as fit. */
export const FactsGrid = ({ facts, factWidth = 200 }: { readonly facts: readonly Fact[]; readonly factWidth?: number }) => (
  <dl className="hb-facts" ref={(grid) => grid?.style.setProperty('--hb-fact-width', `${factWidth}px`)}>
    {facts
      .filter(({ isHidden }) => isHidden !== true)
      .map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{isNothing(value) ? <Text c="dimmed">–</Text> : value}</dd>
        </div>
      ))}
  </dl>
)
