import { Button } from '@mantine/core'
import type { MouseEvent } from 'react'

export interface RowButtonProps {
  readonly word: string
  /** Of the row: the accessible name says whose button it is. */
  readonly name: string
  readonly onPress: () => void
}

/** One of several of a row, which must not take the click too. */
export const RowButton = ({ word, name, onPress }: RowButtonProps) => (
  <Button
    variant="subtle"
    size="compact-sm"
    h={36}
    aria-label={`${word}: ${name}`}
    onClick={(event: MouseEvent) => {
      event.stopPropagation()
      onPress()
    }}
  >
    {word}
  </Button>
)
