import { Anchor, Stack } from '@mantine/core'
import { IconNote, IconPackages, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../shared/claims/claims.ts'
import { lotOf, serialOf } from '../../../shared/scan/scan-codes.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { AnswerModal } from './AnswerModal.tsx'
import { Age } from './claim-columns.tsx'
import { ClaimActions } from './ClaimActions.tsx'
import { ClaimLines } from './ClaimLines.tsx'
import { ClaimQuestion } from './ClaimQuestion.tsx'
import type { ClaimTask } from './claim-task.ts'
import { STATE_TONES } from './claim-words.ts'
import { LineModal } from './LineModal.tsx'
import { NoteModal } from './NoteModal.tsx'
import './claims.css'

const icon = { size: 18, 'aria-hidden': true } as const

/** One claim: what a supplier is to make good, what was answered, and what to do next. */
export const ClaimPage = () => {
  const { number } = useParams({ from: '/claims/$number' })
  const query = useQuery(api.claims.claim.queryOptions({ input: { number } }))
  return <PageQuery query={query}>{(claim) => <ClaimView key={claim.id} claim={claim} />}</PageQuery>
}

/** The line whose code on the packing list, or whose serial, was scanned. */
const lineOfScan = ({ items }: Claim, { scan }: ScanEvent) => {
  if (scan.kind === 'claim-line') return items.find(({ code }) => code === scan.code)
  if (scan.kind === 'foreign')
    return items.find(
      ({ lot }) =>
        lot !== null && [serialOf(scan), lotOf(scan, 'batch')].some((named) => named !== null && lotKey(lot) === lotKey(named)),
    )
  return undefined
}

const ClaimView = ({ claim }: { readonly claim: Claim }) => {
  const { t } = useTranslation()
  const [task, setTask] = useState<ClaimTask>()
  useScan(
    (event) => {
      const line = lineOfScan(claim, event)
      if (line === undefined || line.open === 0) return false
      setTask({ kind: claim.state === 'draft' ? 'change' : 'answer', line })
      return true
    },
    { isEnabled: claim.state !== 'closed' },
  )
  const supplier = (
    <Anchor component={Link} to={`/purchasing/suppliers/${claim.supplierId}`} fw={550}>
      {claim.supplier}
    </Anchor>
  )
  return (
    <>
      <PageHeader
        heading={t('claims.heading', { number: claim.number })}
        marks={
          <>
            <ToneBadge tone={STATE_TONES[claim.state]} label={t(`claims.state.${claim.state}`)} />
            {claim.state === 'sent' && <Age days={claim.days} />}
          </>
        }
        subline={supplier}
        actions={<ClaimActions claim={claim} onTask={setTask} />}
      />
      <Stack gap="md">
        <ClaimForm claim={claim} task={task} onClose={() => setTask(undefined)} />
        <Panel
          heading={t('claims.claim')}
          icon={<IconNote {...icon} />}
          aside={
            <IconAction
              variant="subtle"
              label={t('claims.changeNote')}
              icon={<IconPencil {...icon} />}
              onAction={() => setTask({ kind: 'note' })}
            />
          }
        >
          <ClaimFacts claim={claim} />
        </Panel>
        <Panel heading={t('claims.field.lines')} icon={<IconPackages {...icon} />}>
          <ClaimLines claim={claim} onTask={setTask} />
        </Panel>
      </Stack>
    </>
  )
}

const ClaimFacts = ({ claim }: { readonly claim: Claim }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const paid = claim.items.reduce((sum, line) => sum + line.quantity * line.paid, 0)
  const day = (date: string | null) => (date === null ? null : format.date(date))
  return (
    <FactsGrid
      factWidth={150}
      facts={[
        { label: t('claims.field.sentOn'), value: day(claim.sentOn) },
        { label: t('claims.field.closedOn'), value: day(claim.closedOn), isHidden: claim.state !== 'closed' },
        { label: t('claims.field.paid'), value: format.money(paid, claim.currency) },
        {
          label: t('claims.field.owed'),
          value: format.money(claim.owed, claim.currency),
          isHidden: claim.state !== 'sent',
        },
        {
          label: t('claims.field.credited'),
          value: format.money(claim.credited, claim.currency),
          isHidden: claim.state === 'draft',
        },
        { label: t('claims.field.reference'), value: claim.reference },
        { label: t('claims.field.madeBy'), value: `${claim.by} · ${format.instant(claim.at, 'date')}` },
        { label: t('claims.field.note'), value: claim.note },
      ]}
    />
  )
}

interface ClaimFormProps {
  readonly claim: Claim
  readonly task: ClaimTask | undefined
  readonly onClose: () => void
}

const ClaimForm = ({ claim, task, onClose }: ClaimFormProps) => {
  switch (task?.kind) {
    case 'answer':
      return <AnswerModal claim={claim} line={task.line} onClose={onClose} />
    case 'change':
      return <LineModal claim={claim} line={task.line} onClose={onClose} />
    case 'note':
      return <NoteModal claim={claim} onClose={onClose} />
    case 'send':
    case 'discard':
      return <ClaimQuestion claim={claim} what={task.kind} onClose={onClose} />
    case undefined:
      break
  }
  return null
}
