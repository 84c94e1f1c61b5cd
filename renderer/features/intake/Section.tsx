import { Group, Paper, Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export interface SectionProps {
  readonly heading: string
  readonly icon: ReactNode
  /** Beside the heading: state, a button. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One step of asking, named for assistive technology. */
export const Section = ({ heading, icon, aside, children }: SectionProps) => {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} p="sm">
      <Stack gap="xs">
        <Group justify="space-between" gap="sm" mih={24}>
          <Group gap={8}>
            {icon}
            <Title order={2} id={id} size="h4">
              {heading}
            </Title>
          </Group>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}
