import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Loan, Loaner } from '../../../shared/loaners/loaners.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { StateBadge } from './StateBadge.tsx'

const Dash = () => (
  <Text span c="dimmed">
    –
  </Text>
)

const Model = ({ loaner: { model, number } }: { readonly loaner: Loaner }) => (
  <Stack gap={0}>
    <Anchor component={Link} to={`/loaners/${number}`} fw={550}>
      {model}
    </Anchor>
    <Text span size="sm" c="dimmed">
      {number}
    </Text>
  </Stack>
)

const Holder = ({ loan }: { readonly loan: Loan | null }) =>
  loan === null ? (
    <Dash />
  ) : (
    <Stack gap={0}>
      <span className="hb-words">{loan.customer.name}</span>
      <Text span size="sm" c="dimmed">
        {loan.customer.phone}
      </Text>
    </Stack>
  )

const JobOf = ({ loan }: { readonly loan: Loan | null }) =>
  loan === null ? (
    <Dash />
  ) : (
    <Anchor component={Link} to={`/jobs/${loan.jobNumber}`}>
      {loan.jobNumber}
    </Anchor>
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
  nodeColumn<Loaner>('model', 'loaners.field.model', (loaner) => <Model loaner={loaner} />),
  textColumn<Loaner>('serial', 'loaners.field.serial', ({ serial }) => serial, { width: 130 }),
  nodeColumn<Loaner>('state', 'loaners.field.state', (loaner) => <StateBadge loaner={loaner} />, { width: 165 }),
  nodeColumn<Loaner>('holder', 'loaners.field.holder', ({ loan }) => <Holder loan={loan} />),
  nodeColumn<Loaner>('job', 'loaners.field.job', ({ loan }) => <JobOf loan={loan} />, { width: 115 }),
  relativeColumn<Loaner>('since', 'loaners.field.since', ({ loan }) => loan?.lentAt, 'ago', { width: 115 }),
  nodeColumn<Loaner>('dueOn', 'loaners.field.dueOn', ({ loan }) => <DueOn loan={loan} />, { width: 125 }),
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
  nodeColumn<Loan>('job', 'loaners.field.job', (loan) => <JobOf loan={loan} />, { width: 115 }),
  nodeColumn<Loan>('period', 'loaners.field.since', (loan) => <Period loan={loan} />, { width: 250 }),
  textColumn<Loan>('condition', 'loaners.field.conditionIn', ({ returned }) => returned?.condition),
  nodeColumn<Loan>('missing', 'loaners.field.missing', (loan) => <Missing loan={loan} />),
]
