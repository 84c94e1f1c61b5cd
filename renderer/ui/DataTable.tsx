import { Group, Text } from '@mantine/core'
import { IconChevronDown, IconInbox } from '@tabler/icons-react'
import { DataTable as MantineDataTable, type DataTableColumn } from 'mantine-datatable'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from './ActionButton.tsx'
import type { Column } from './columns.tsx'
import { EmptyState } from './EmptyState.tsx'

export interface Sorting {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

export interface DataTableProps<Row> {
  /** Names the table for assistive technology. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[] | undefined
  readonly idOf: (row: Row) => string
  readonly isLoading?: boolean
  /** The next page of a keyset list, asked for when the end comes near, or by the button: undefined when there is none. */
  readonly onMore?: (() => void) | undefined
  readonly isLoadingMore?: boolean
  /** Opens a row by click, or by Enter on it. */
  readonly onOpen?: (row: Row) => void
  readonly sorting?: Sorting
  readonly onSort?: (sorting: Sorting) => void
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** CSS height; with one the header stays and only the rows scroll. */
  readonly height?: string | number
}

const asMantine = <Row,>(column: Column<Row>, title: string): DataTableColumn<Row> => ({
  accessor: column.id,
  title,
  render: column.cell,
  sortable: column.sortBy !== undefined,
  ...(column.sortBy === undefined ? {} : { sortKey: column.sortBy }),
  ...(column.align === undefined ? {} : { textAlign: column.align }),
  ...(column.width === undefined ? {} : { width: column.width }),
})

/** Asks on as soon as the end of the list comes near the screen. The element it is given stands below the rows. */
const useNearEnd = (onMore: (() => void) | undefined, isLoadingMore: boolean) => {
  const end = useRef<HTMLDivElement>(null)
  const ask = useEffectEvent(() => onMore?.())
  const isWaiting = onMore !== undefined && !isLoadingMore
  useEffect(() => {
    if (!isWaiting || end.current === null) return undefined
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && ask(), { rootMargin: '400px' })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [isWaiting])
  return end
}

/** A list of any length: columns as data, further pages on demand (keyset, never by number), rows opened by keyboard too. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const {
    label,
    columns,
    rows,
    idOf,
    isLoading = false,
    onMore,
    isLoadingMore = false,
    onOpen,
    sorting,
    onSort,
    empty,
    height,
  } = props
  const { t } = useTranslation()
  const end = useNearEnd(onMore, isLoadingMore)
  const isEmpty = !isLoading && rows?.length === 0
  if (isEmpty) return empty ?? <EmptyState icon={<IconInbox />} message={t('table.empty')} />

  const sortedColumn = columns.find(({ sortBy }) => sortBy !== undefined && sortBy === sorting?.by)
  const open = (event: KeyboardEvent, row: Row) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
  }
  return (
    <>
      <MantineDataTable<Row>
        aria-label={label}
        className="hb-table"
        withTableBorder
        borderRadius="sm"
        highlightOnHover={onOpen !== undefined}
        verticalSpacing={9}
        fetching={isLoading}
        minHeight={isLoading && rows === undefined ? 160 : 0}
        noRecordsText={t('table.loading')}
        idAccessor={idOf}
        records={rows === undefined ? [] : [...rows]}
        columns={columns.map((column) => asMantine(column, t(column.titleKey)))}
        {...(height === undefined ? {} : { height })}
        sortStatus={{ columnAccessor: sortedColumn?.id ?? '', direction: sorting?.direction ?? 'asc' }}
        onSortStatusChange={({ sortKey, direction }) => sortKey !== undefined && onSort?.({ by: sortKey, direction })}
        {...(onOpen === undefined
          ? {}
          : {
              onRowClick: ({ record }) => onOpen(record),
              customRowAttributes: (row: Row) => ({ tabIndex: 0, onKeyDown: (event: KeyboardEvent) => open(event, row) }),
            })}
      />
      <Group justify="space-between" mt="xs" ref={end}>
        <Text component="output" size="xs" c="dimmed">
          {isLoading ? t('table.loading') : t('table.count', { count: rows?.length ?? 0 })}
        </Text>
        {onMore !== undefined && (
          <ActionButton
            variant="default"
            label={t('action.loadMore')}
            icon={<IconChevronDown size={18} aria-hidden="true" />}
            loading={isLoadingMore}
            onAction={onMore}
          />
        )}
      </Group>
    </>
  )
}
