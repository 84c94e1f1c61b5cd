import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../locales/use-format.ts'
import type { Tone } from './theme.ts'
import { toneStyle } from './tone-style.ts'

export interface TimelineEntry {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  /** Who did it. */
  readonly by?: string | undefined
  readonly heading: ReactNode
  readonly body?: ReactNode
  readonly icon: ReactNode
  readonly tone?: Tone
}

/** What happened, in the given order. */
export const Timeline = ({ entries, label }: { readonly entries: readonly TimelineEntry[]; readonly label: string }) => {
  const format = useFormat()
  return (
    <ol className="hb-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="hb-timeline-mark" style={toneStyle(entry.tone ?? 'neutral')} aria-hidden="true">
            {entry.icon}
          </span>
          <div>
            <Text component="div" fw={550}>
              {entry.heading}
            </Text>
            <Text size="xs" c="dimmed">
              {entry.by !== undefined && `${entry.by} · `}
              <time dateTime={entry.at}>{format.instant(entry.at)}</time>
            </Text>
            {entry.body !== undefined && <Text component="div">{entry.body}</Text>}
          </div>
        </li>
      ))}
    </ol>
  )
}
