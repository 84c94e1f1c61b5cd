import { Group, Paper, Text, ThemeIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Tone, toneVariable } from './theme.ts'

export interface StatTileProps {
  readonly label: string
  readonly value: ReactNode
  readonly icon: ReactNode
  readonly tone?: Tone
  /** A second line: since when, out of how many. */
  readonly hint?: ReactNode
}

/** One figure to see from two metres away. Wrap it in a link to make it open its list. */
export const StatTile = ({ label, value, icon, tone = 'neutral', hint }: StatTileProps) => (
  <Paper p="md">
    {/* Above both, so that figures stand in one line: beside the picture it broke into two lines. */}
    <Text c="dimmed" truncate>
      {label}
    </Text>
    <Group justify="space-between" align="flex-end" wrap="nowrap">
      <Text fz={30} fw={650} lh={1.2}>
        {value}
      </Text>
      <ThemeIcon size={36} bg={toneVariable(tone, 'background')} c={toneVariable(tone, 'text')} aria-hidden="true">
        {icon}
      </ThemeIcon>
    </Group>
    {hint !== undefined && (
      <Text component="div" size="xs" c="dimmed">
        {hint}
      </Text>
    )}
  </Paper>
)
