import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Loan, Loaner } from '../../../shared/loaners/loaners.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { DueBack } from './DueBack.tsx'
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

const DueOn = ({ loan }: { readonly loan: Loan | null }) => (loan === null ? <Dash /> : <DueBack loan={loan} />)

/** Of the pool. */
export const loanerColumns: readonly Column<Loaner>[] = [
  nodeColumn<Loaner>('model', 'loaners.field.model', (loaner) => <Model loaner={loaner} />),
  textColumn<Loaner>('serial', 'loaners.field.serial', ({ serial }) => serial, { width: 120 }),
  nodeColumn<Loaner>('state', 'loaners.field.state', (loaner) => <StateBadge loaner={loaner} />, { width: 120 }),
  nodeColumn<Loaner>('holder', 'loaners.field.holder', ({ loan }) => <Holder loan={loan} />),
  nodeColumn<Loaner>('job', 'loaners.field.job', ({ loan }) => <JobOf loan={loan} />, { width: 110 }),
  relativeColumn<Loaner>('since', 'loaners.field.since', ({ loan }) => loan?.lentAt, 'ago', { width: 140 }),
  nodeColumn<Loaner>('dueOn', 'loaners.field.dueOn', ({ loan }) => <DueOn loan={loan} />, { width: 140 }),
]

const Period = ({ loan: { lentAt, returned } }: { readonly loan: Loan }) => {
  const { instant } = useFormat()
  return (
    <Stack gap={0}>
      <time dateTime={lentAt}>{instant(lentAt, 'date')}</time>
      {returned !== null && <time dateTime={returned.at}>– {instant(returned.at, 'date')}</time>}
    </Stack>
  )
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
  nodeColumn<Loan>('holder', 'loaners.field.borrower', (loan) => <Holder loan={loan} />, { width: 170 }),
  nodeColumn<Loan>('job', 'loaners.field.job', (loan) => <JobOf loan={loan} />, { width: 110 }),
  nodeColumn<Loan>('period', 'loaners.field.period', (loan) => <Period loan={loan} />, { width: 150 }),
  textColumn<Loan>('condition', 'loaners.field.conditionBack', ({ returned }) => returned?.condition),
  nodeColumn<Loan>('missing', 'loaners.field.missing', (loan) => <Missing loan={loan} />),
]
