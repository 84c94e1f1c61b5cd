import { Center, Loader } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { failureText } from './failures.ts'
import { HoldScans } from './scanner/HoldScans.tsx'

export interface PageQueryProps<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
  /** Waits in the height of a line, where a page would jump when the answer comes. */
  readonly isPart?: boolean
}

/**
 * What a page shows while its question is asked, when it failed, and when it is answered. Old answers stay visible. A scan waits for the
 * page that it is meant for: before it is there, nobody but the app would take it.
 */
export const PageQuery = <Data,>({ query, children, isPart = false }: PageQueryProps<Data>) => {
  const { t } = useTranslation()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return (
      <ErrorNotice
        failure={{ ...failureText(t, query.error), kept: undefined }}
        actions={<ActionButton label={t('action.retry')} onAction={() => query.refetch()} />}
      />
    )
  }
  return (
    <Center mih={isPart ? 24 : 240}>
      {!isPart && query.isFetching && <HoldScans />}
      <Loader size={isPart ? 'sm' : 'md'} role="status" aria-label={t('app.loading')} />
    </Center>
  )
}
