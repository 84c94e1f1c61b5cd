import { Box, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export interface PageHeaderProps {
  readonly heading: ReactNode
  /** One line under the heading: facts, not explanation. */
  readonly subline?: ReactNode
  /** Badges beside the heading. */
  readonly marks?: ReactNode
  /** Buttons, the most likely one last. */
  readonly actions?: ReactNode
}

/** The top of every page: its only h1, what it is about, and what can be done. */
export const PageHeader = ({ heading, subline, marks, actions }: PageHeaderProps) => (
  <Group component="header" justify="space-between" align="flex-start" gap="md" mb="md">
    <Box miw={0}>
      <Group gap="sm">
        <Title order={1}>{heading}</Title>
        {marks}
      </Group>
      {subline !== undefined && (
        <Text component="div" c="dimmed" mt={2}>
          {subline}
        </Text>
      )}
    </Box>
    {actions !== undefined && <Group gap="sm">{actions}</Group>}
  </Group>
)
