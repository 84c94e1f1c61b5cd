import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TimelineEvent } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { api } from '../api.ts'
import { type EventWords, eventWords } from './event-words.ts'

/** The sentence of an event, with the names of the staff and the calendar of the language in use. */
export const useEventWords = (): ((event: TimelineEvent) => EventWords) => {
  const { t } = useTranslation()
  const { date, instant, money } = useFormat()
  const staff = useQuery(api.staff.list.queryOptions())
  const nameOf = (id: string) => staff.data?.find((member) => member.id === id)?.name ?? '–'
  return (event) => eventWords({ t, date, instant, money, nameOf }, event)
}
