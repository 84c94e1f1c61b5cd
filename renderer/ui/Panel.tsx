import { Group, Paper, Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export interface PanelProps {
  readonly heading: ReactNode
  /** 18 px */
  readonly icon?: ReactNode
  /** After the heading: a count, a badge. */
  readonly marks?: ReactNode
  /** In the corner: a state, a figure, buttons. */
  readonly aside?: ReactNode
  /** For links that lead to this part of the page. */
  readonly anchor?: string
  /** One step of asking among many, where height is dear. */
  readonly isDense?: boolean
  readonly children: ReactNode
}

/** A titled part of a page, named for assistive technology. */
export const Panel = ({ heading, icon, marks, aside, anchor, isDense = false, children }: PanelProps) => {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id} p={isDense ? 'sm' : 'md'} {...(anchor === undefined ? {} : { id: anchor })}>
      <Stack gap={isDense ? 'xs' : 'sm'}>
        <Group justify="space-between" gap="sm" mih={isDense ? 24 : 26}>
          <Group gap={8}>
            {icon}
            <Title order={2} id={id} size={isDense ? 'h4' : 'h3'}>
              {heading}
            </Title>
            {marks}
          </Group>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}
