import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormat } from '../locales/use-format.ts'
import type { TextKey } from '../locales/i18n.ts'
import { RelativeTime, type RelativeTimeProps } from './RelativeTime.tsx'

/** A column is data: what it is called, how a row fills it. Table files only list columns. */
export interface Column<Row> {
  /** Unique in its table. */
  readonly id: string
  readonly titleKey: TextKey
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'left' | 'right'
  /** px */
  /** Pixels, or a share of the table such as '15%', for what grows with the screen. */
  readonly width?: number | string
  /** The name the contract sorts by; undefined means not sortable. */
  readonly sortBy?: string
}

/** What most columns may change about themselves. */
export type ColumnLook = Pick<Column<never>, 'width' | 'sortBy'>

const Figure = ({ value }: { value: number }) => useFormat().number(value)

const dash = (
  <Text span c="dimmed">
    –
  </Text>
)
const orDash = <Value,>(value: Value | null | undefined | '', show: (value: Value) => ReactNode): ReactNode =>
  value === null || value === undefined || value === '' ? dash : show(value)

type Maybe<Value> = Value | null | undefined

export const textColumn = <Row,>(
  id: string,
  titleKey: TextKey,
  of: (row: Row) => Maybe<string>,
  look: ColumnLook = {},
): Column<Row> => ({ id, titleKey, cell: (row) => orDash(of(row), (text) => text), ...look })

/** The column that opens the row; the address is a page of this app. */
export const linkColumn = <Row,>(
  id: string,
  titleKey: TextKey,
  of: (row: Row) => string,
  to: (row: Row) => string,
  look: ColumnLook = {},
): Column<Row> => ({
  id,
  titleKey,
  cell: (row) => (
    <Anchor component={Link} to={to(row)} fw={550}>
      {of(row)}
    </Anchor>
  ),
  ...look,
})

export const numberColumn = <Row,>(
  id: string,
  titleKey: TextKey,
  of: (row: Row) => Maybe<number>,
  look: ColumnLook = {},
): Column<Row> => ({ id, titleKey, align: 'right', cell: (row) => orDash(of(row), (value) => <Figure value={value} />), ...look })

/** ISO instant as "5 min ago", "due in 3h", "waiting 2d". */
export const relativeColumn = <Row,>(
  id: string,
  titleKey: TextKey,
  of: (row: Row) => Maybe<string>,
  kind: NonNullable<RelativeTimeProps['kind']>,
  look: ColumnLook = {},
): Column<Row> => ({ id, titleKey, cell: (row) => orDash(of(row), (at) => <RelativeTime at={at} kind={kind} />), ...look })

/** Anything else: a badge, two lines, a picture with its word. */
export const nodeColumn = <Row,>(
  id: string,
  titleKey: TextKey,
  cell: (row: Row) => ReactNode,
  look: ColumnLook = {},
): Column<Row> => ({ id, titleKey, cell, ...look })
