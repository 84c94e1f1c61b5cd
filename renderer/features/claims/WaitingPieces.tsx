import { Stack } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimSummary, WaitingPiece } from '../../../shared/claims/claims.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Choice, type Choices, groupBySupplier } from './claim-choices.ts'
import { WaitingPanel } from './WaitingPanel.tsx'

interface WaitingPiecesProps {
  readonly waiting: readonly WaitingPiece[]
  readonly drafts: readonly ClaimSummary[]
}

/** What waits to be claimed, by whoever delivered it; what is ticked of one supplier becomes a claim in one step. */
export const WaitingPieces = ({ waiting, drafts }: WaitingPiecesProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [choices, setChoices] = useState<Choices>({})
  const choose = (key: string, choice: Choice) => setChoices((before) => ({ ...before, [key]: { ...before[key], ...choice } }))
  if (waiting.length === 0)
    return (
      <EmptyState
        icon={<IconChecks />}
        message={t('claims.noneWaiting')}
        firstStep={<ActionButton label={t('claims.toParts')} onAction={() => navigate({ to: '/parts' })} />}
      />
    )
  return (
    <Stack gap="md">
      {groupBySupplier(waiting).map((group, index) => (
        <WaitingPanel
          key={group.supplierId ?? ''}
          group={group}
          drafts={drafts}
          choices={choices}
          isFirst={index === 0}
          onChoose={choose}
        />
      ))}
    </Stack>
  )
}
