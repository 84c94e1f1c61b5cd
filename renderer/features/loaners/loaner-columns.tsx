import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Loan, Loaner } from '../../../shared/loaners/loaners.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, linkColumn, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { StateBadge } from './StateBadge.tsx'
import './loaners.css'

const Dash = () => (
  <Text span c="dimmed">
    –
  </Text>
)

const Holder = ({ loan }: { readonly loan: Loan | null }) =>
  loan === null ? (
    <Dash />
  ) : (
    <Stack gap={0}>
      <span className="hb-words">{loan.customer.name}</span>
      <Text span size="sm" c="dimmed" className="loaner-line">
        <Anchor component={Link} to={`/jobs/${loan.jobNumber}`} size="sm">
          {loan.jobNumber}
        </Anchor>
        {` · ${loan.customer.phone}`}
      </Text>
    </Stack>
  )

const DueOn = ({ loan }: { readonly loan: Loan | null }) => {
  const format = useFormat()
  if (loan === null) return <Dash />
  return (
    <Stack gap={0}>
      <span>{format.date(loan.dueOn)}</span>
      {loan.isOverdue && (
        <Text span size="sm" c="var(--hb-tone-bad-text)">
          {format.dueOn(loan.dueOn)}
        </Text>
      )}
    </Stack>
  )
}

/** Of the pool. */
export const loanerColumns: readonly Column<Loaner>[] = [
  linkColumn<Loaner>(
    'model',
    'loaners.field.model',
    ({ model }) => model,
    ({ number }) => `/loaners/${number}`,
  ),
  textColumn<Loaner>('serial', 'loaners.field.serial', ({ serial }) => serial, { width: 130 }),
  nodeColumn<Loaner>('state', 'loaners.field.state', (loaner) => <StateBadge loaner={loaner} />, { width: 165 }),
  nodeColumn<Loaner>('holder', 'loaners.field.holder', ({ loan }) => <Holder loan={loan} />),
  relativeColumn<Loaner>('since', 'loaners.field.since', ({ loan }) => loan?.lentAt, 'ago', { width: 115 }),
  nodeColumn<Loaner>('dueOn', 'loaners.field.dueOn', ({ loan }) => <DueOn loan={loan} />, { width: 125 }),
  textColumn<Loaner>('number', 'loaners.field.number', ({ number }) => number, { width: 110 }),
]

const Period = ({ loan: { lentAt, returned } }: { readonly loan: Loan }) => {
  const { t } = useTranslation()
  const { instant } = useFormat()
  const [from, to] = [instant(lentAt, 'date'), returned === null ? '' : instant(returned.at, 'date')]
  return t('loaners.loan.period', { from, to })
}

/** What did not come back, with the reason that was given. */
const Missing = ({ loan: { returned } }: { readonly loan: Loan }) => {
  const gone = (returned?.accessories ?? []).filter(({ isBack }) => !isBack)
  if (gone.length === 0) return <Dash />
  return (
    <Stack gap={0}>
      {gone.map(({ name, explanation }) => (
        <span key={name} className="hb-words">{`${name}: ${explanation ?? ''}`}</span>
      ))}
    </Stack>
  )
}

/** Of the loans of one loaner that are over. */
export const pastColumns: readonly Column<Loan>[] = [
  nodeColumn<Loan>('holder', 'loaners.field.holder', (loan) => <Holder loan={loan} />),
  nodeColumn<Loan>('period', 'loaners.field.since', (loan) => <Period loan={loan} />, { width: 250 }),
  textColumn<Loan>('condition', 'loaners.field.conditionIn', ({ returned }) => returned?.condition),
  nodeColumn<Loan>('missing', 'loaners.field.missing', (loan) => <Missing loan={loan} />),
]
