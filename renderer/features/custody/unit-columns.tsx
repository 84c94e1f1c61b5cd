import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HeldUnit } from '../../../shared/custody/custody.ts'
import { type Column, linkColumn, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { holderIcons, holderWords } from './holder-words.ts'

const unitColumn = linkColumn<HeldUnit>(
  'unit',
  'custody.field.unit',
  ({ serial, number }) => serial ?? number,
  ({ unitId }) => `/units/${unitId}`,
  { width: 155 },
)

const JobOf = ({ unit: { job } }: { readonly unit: HeldUnit }) =>
  job === null ? (
    <Text span c="dimmed">
      –
    </Text>
  ) : (
    <Group gap={6} wrap="nowrap">
      <Anchor component={Link} to={`/jobs/${job.number}`}>
        {job.number}
      </Anchor>
      <StageBadge stage={job.stage} />
    </Group>
  )

/** Who has it, with a mark where a count ended without it. */
export const HolderOf = ({ unit: { now } }: { readonly unit: HeldUnit }) => {
  const { t } = useTranslation()
  if (now === null) return <Text c="dimmed">{t('custody.never')}</Text>
  const Icon = holderIcons[now.holder.kind]
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden="true" />
      <span>{holderWords(t, now.holder)}</span>
      {now.missedAt !== null && <ToneBadge tone="warn" label={t('custody.isMissed')} />}
    </Group>
  )
}

const SeenAt = ({ unit: { now } }: { readonly unit: HeldUnit }) => {
  const { t } = useTranslation()
  if (now === null) return null
  return (
    <Group gap={6} wrap="nowrap">
      <RelativeTime at={now.seenAt} />
      {now.missedAt !== null && <ToneBadge tone="warn" label={t('custody.isMissed')} />}
    </Group>
  )
}

const what: readonly Column<HeldUnit>[] = [
  unitColumn,
  textColumn<HeldUnit>('model', 'custody.field.model', ({ model }) => model),
  textColumn<HeldUnit>('customer', 'custody.field.customer', ({ customer }) => customer),
  nodeColumn<HeldUnit>('job', 'custody.field.job', (unit) => <JobOf unit={unit} />, { width: 260 }),
]

/** Of units that stand at one place. */
export const unitsHereColumns: readonly Column<HeldUnit>[] = [
  ...what,
  relativeColumn<HeldUnit>('since', 'custody.field.since', ({ now }) => now?.since, 'ago', { width: 140 }),
  nodeColumn<HeldUnit>('seen', 'custody.field.seen', (unit) => <SeenAt unit={unit} />, { width: 200 }),
]

/** Of units that may be anywhere. */
export const unitsAnywhereColumns: readonly Column<HeldUnit>[] = [
  ...what,
  nodeColumn<HeldUnit>('holder', 'custody.field.holder', (unit) => <HolderOf unit={unit} />, { width: 190 }),
  relativeColumn<HeldUnit>('seen', 'custody.field.seen', ({ now }) => now?.seenAt, 'ago', { width: 140 }),
]
