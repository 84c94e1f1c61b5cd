import { Tooltip } from '@mantine/core'
import { useFormat } from '../locales/use-format.ts'
import { useNow } from './use-now.ts'

export interface RelativeTimeProps {
  /** ISO instant. */
  readonly at: string
  /** ago: "5 min ago" · due: "due in 3h", "late by 20 min" · waiting: "waiting 2d" */
  readonly kind?: 'ago' | 'due' | 'waiting'
}

/** Time at a glance, with the exact time as tooltip; renews itself. */
export const RelativeTime = ({ at, kind = 'ago' }: RelativeTimeProps) => {
  const format = useFormat()
  const now = useNow()
  return (
    <Tooltip label={format.instant(at)}>
      <time dateTime={at}>{format[kind](at, now)}</time>
    </Tooltip>
  )
}
