import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

export interface IconActionProps extends Omit<ActionIconProps, 'children' | 'aria-label'> {
  /** The word for the picture: tooltip and accessible name. */
  readonly label: string
  readonly icon: ReactNode
  readonly onAction: () => void
}

/** A picture to press, for places without room for a word; the word is its tooltip. */
export const IconAction = ({ label, icon, onAction, ...rest }: IconActionProps) => (
  <Tooltip label={label}>
    <ActionIcon {...rest} aria-label={label} onClick={onAction}>
      {icon}
    </ActionIcon>
  </Tooltip>
)
