import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconPackages, IconPencil, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Claim, ClaimAnswer, ClaimLine } from '../../../shared/claims/claims.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import type { ClaimTask } from './claim-task.ts'

interface ClaimLinesProps {
  readonly claim: Claim
  readonly onTask: (task: ClaimTask) => void
}

/** The pieces of a claim: why each is claimed, what was paid for it, and what the supplier answered. */
export const ClaimLines = ({ claim, onTask }: ClaimLinesProps) => {
  const { t } = useTranslation()
  const isDraft = claim.state === 'draft'
  const columns: readonly Column<ClaimLine>[] = [
    textColumn('code', 'claims.field.code', (line) => line.code, { width: 118 }),
    nodeColumn('part', 'claims.field.part', (line) => <PartName line={line} />),
    nodeColumn('cause', 'claims.field.cause', (line) => <Cause line={line} />, { width: '19%' }),
    numberColumn('quantity', 'claims.field.pieces', (line) => line.quantity, { width: 72 }),
    {
      ...nodeColumn<ClaimLine>('paid', 'claims.field.paidEach', (line) => <Paid claim={claim} line={line} />, { width: 104 }),
      align: 'right',
    },
    ...(isDraft
      ? []
      : [
          nodeColumn<ClaimLine>('answers', 'claims.field.answers', (line) => <Answers claim={claim} line={line} />, {
            width: '19%',
          }),
        ]),
    ...(claim.state === 'closed'
      ? []
      : [
          nodeColumn<ClaimLine>(
            'do',
            'claims.field.actions',
            (line) => <LineActions claim={claim} line={line} onTask={onTask} />,
            {
              width: isDraft ? 92 : 128,
            },
          ),
        ]),
  ]
  return (
    <DataTable
      label={t('claims.field.lines')}
      columns={columns}
      rows={claim.items}
      idOf={(line) => line.id}
      empty={<EmptyState icon={<IconPackages />} message={t('claims.noLines')} />}
    />
  )
}

const PartName = ({ line }: { readonly line: ClaimLine }) => {
  const { language } = useFormat()
  return (
    <>
      <Text fw={550}>
        <Anchor component={Link} to={`/parts/${line.partNumber}`} inherit underline="always">
          {line.sku}
        </Anchor>
        {line.lot !== null && ` · ${line.lot}`}
      </Text>
      <Text size="sm" c="dimmed">
        {wording(line.name, language)}
      </Text>
    </>
  )
}

/** Why, in whose words, and of which job. */
const Cause = ({ line }: { readonly line: ClaimLine }) => {
  const { t } = useTranslation()
  return (
    <>
      <Text>{t(`claims.cause.${line.cause}`)}</Text>
      <Text size="sm" c="dimmed">
        {line.reason}
        {line.reason !== null && line.job !== null && ' · '}
        {line.job !== null && (
          <Anchor component={Link} to={`/jobs/${line.job.number}`} inherit underline="always">
            {line.job.number}
          </Anchor>
        )}
      </Text>
    </>
  )
}

const Paid = ({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) =>
  useFormat().money(line.paid, claim.currency)

const Answers = ({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) => {
  const { t } = useTranslation()
  return (
    <Stack gap={2}>
      {line.answers.map((answer) => (
        <Answer key={answer.id} claim={claim} answer={answer} isOfMany={line.quantity > 1} />
      ))}
      {line.open > 0 && line.quantity > 1 && (
        <Text size="sm" c="dimmed">
          {t('claims.openPieces', { count: line.open })}
        </Text>
      )}
      {line.open === 1 && line.quantity === 1 && (
        <Text size="sm" c="dimmed">
          {t('claims.noAnswer')}
        </Text>
      )}
    </Stack>
  )
}

const TONES = { replaced: 'good', credited: 'good', refused: 'bad' } as const

interface AnswerProps {
  readonly claim: Claim
  readonly answer: ClaimAnswer
  readonly isOfMany: boolean
}

/** "2 × credited", and what became of it: the new serial and its bin, the amount, or the reason. */
const Answer = ({ claim, answer, isOfMany }: AnswerProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const what = {
    replaced: [answer.lot, answer.bin],
    credited: [format.money(answer.amount, claim.currency)],
    refused: [answer.reason, answer.bin ?? t('claims.writtenOff')],
  }[answer.kind]
  return (
    <div>
      <ToneBadge
        tone={TONES[answer.kind]}
        label={
          isOfMany
            ? t('claims.answered', { count: answer.quantity, kind: t(`claims.kind.${answer.kind}`) })
            : t(`claims.kind.${answer.kind}`)
        }
      />
      <Text size="sm">{what.filter((word) => word !== null).join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {`${answer.by} · ${format.instant(answer.at, 'date')}`}
      </Text>
    </div>
  )
}

const LineActions = ({ claim, line, onTask }: ClaimLinesProps & { readonly line: ClaimLine }) => {
  const { t } = useTranslation()
  const drop = useChange(client.claims.dropLine)
  const remove = async () => {
    try {
      await drop.mutateAsync({ claimId: claim.id, version: claim.version, lineId: line.id })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  if (claim.state !== 'draft')
    return (
      line.open > 0 && (
        <ActionButton
          size="compact-md"
          variant="light"
          label={t('claims.answer')}
          aria-label={t('claims.answerLine', { sku: line.sku, code: line.code })}
          onAction={() => onTask({ kind: 'answer', line })}
        />
      )
    )
  return (
    <Group gap={4} wrap="nowrap">
      <IconAction
        variant="subtle"
        label={t('claims.changeLine', { sku: line.sku })}
        icon={<IconPencil size={18} aria-hidden="true" />}
        onAction={() => onTask({ kind: 'change', line })}
      />
      <IconAction
        variant="subtle"
        color="gray"
        label={t('claims.dropLine', { sku: line.sku })}
        icon={<IconX size={18} aria-hidden="true" />}
        onAction={() => void remove()}
      />
    </Group>
  )
}
