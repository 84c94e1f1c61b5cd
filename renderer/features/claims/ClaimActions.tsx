import { IconPlus, IconPrinter, IconSend, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../shared/claims/claims.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { ClaimTask } from './claim-task.ts'

const icon = { size: 18, 'aria-hidden': true } as const

interface ClaimActionsProps {
  readonly claim: Claim
  readonly onTask: (task: ClaimTask) => void
}

/** What can be done with a claim as it is now, the next step last. Its lines are answered where they stand. */
export const ClaimActions = ({ claim, onTask }: ClaimActionsProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        variant="default"
        label={t('claims.print')}
        icon={<IconPrinter {...icon} />}
        shortcut="alt+p"
        onAction={() => void print({ kind: 'claim', claimId: claim.id })}
      />
      {claim.state === 'draft' && (
        <>
          <ActionButton
            variant="default"
            label={t('claims.discard')}
            icon={<IconX {...icon} />}
            onAction={() => onTask({ kind: 'discard' })}
          />
          <ActionButton
            variant="default"
            label={t('claims.addPieces')}
            icon={<IconPlus {...icon} />}
            shortcut="alt+n"
            onAction={() => navigate({ to: '/claims' })}
          />
          <ActionButton
            label={t('claims.send')}
            icon={<IconSend {...icon} />}
            shortcut="alt+s"
            disabledReason={claim.items.length === 0 ? t('refusal.claim-empty') : undefined}
            onAction={() => onTask({ kind: 'send' })}
          />
        </>
      )}
    </>
  )
}
