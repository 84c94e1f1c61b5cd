import { Group, Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export interface PanelProps {
  readonly heading: string
  /** Beside the heading: a count, a badge. */
  readonly marks?: ReactNode
  /** What can be done here. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One part of the job page under its own heading. */
export const Panel = ({ heading, marks, actions, children }: PanelProps) => {
  const id = useId()
  return (
    <Paper component="section" p="md" aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb="xs" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <Title order={2} id={id} size="h3">
            {heading}
          </Title>
          {marks}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Paper>
  )
}
