import { Stack, Text, ThemeIcon } from '@mantine/core'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly icon: ReactNode
  /** One sentence, or each on a line of its own: what would be here. */
  readonly message: string
  /** The first step: usually an ActionButton. */
  readonly firstStep?: ReactNode
}

/** Nothing here yet, and how to change that. */
export const EmptyState = ({ icon, message, firstStep }: EmptyStateProps) => (
  <Stack align="center" gap="sm" py="xl" px="md">
    <ThemeIcon size={48} radius="xl" variant="light" color="gray" aria-hidden="true">
      {icon}
    </ThemeIcon>
    <Text c="dimmed" ta="center" maw={500} className="hb-lines">
      {message}
    </Text>
    {firstStep}
  </Stack>
)
