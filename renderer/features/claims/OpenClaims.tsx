import { Stack, Text } from '@mantine/core'
import { IconClockHour4, IconNote, IconReportMoney, IconTruckReturn } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ClaimSummary, OwedBySupplier } from '../../../shared/claims/claims.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { draftColumns, owedColumns, sentColumns } from './claim-columns.tsx'

const icon = { size: 18, 'aria-hidden': true } as const

interface OpenClaimsProps {
  readonly drafts: readonly ClaimSummary[]
  readonly sent: readonly ClaimSummary[]
  readonly owed: readonly OwedBySupplier[]
}

/** Drafts to be sent, claims without all their answers (oldest first), and what each supplier owes by them. */
export const OpenClaims = ({ drafts, sent, owed }: OpenClaimsProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const open = ({ number }: ClaimSummary) => void navigate({ to: '/claims/$number', params: { number } })
  const sum = owed.reduce((total, one) => total + one.owed, 0)
  if (drafts.length + sent.length === 0)
    return (
      <EmptyState
        icon={<IconTruckReturn />}
        message={t('claims.noneOpen')}
        firstStep={<ActionButton label={t('claims.toWaiting')} onAction={() => navigate({ to: '/claims' })} />}
      />
    )
  return (
    <Stack gap="md">
      {drafts.length > 0 && (
        <Panel heading={t('claims.drafts')} icon={<IconNote {...icon} />}>
          <DataTable label={t('claims.drafts')} columns={draftColumns} rows={drafts} idOf={({ id }) => id} onOpen={open} />
        </Panel>
      )}
      {sent.length > 0 && (
        <>
          <Panel heading={t('claims.unanswered')} icon={<IconClockHour4 {...icon} />}>
            <DataTable label={t('claims.unanswered')} columns={sentColumns} rows={sent} idOf={({ id }) => id} onOpen={open} />
          </Panel>
          <Panel
            heading={t('claims.owedBy')}
            icon={<IconReportMoney {...icon} />}
            aside={<Text fw={650}>{format.money(sum)}</Text>}
          >
            <DataTable
              label={t('claims.owedBy')}
              columns={owedColumns}
              rows={owed}
              idOf={({ supplierId }) => supplierId}
              onOpen={({ supplierId }) => void navigate({ to: '/purchasing/suppliers/$supplierId', params: { supplierId } })}
            />
          </Panel>
        </>
      )}
    </Stack>
  )
}
