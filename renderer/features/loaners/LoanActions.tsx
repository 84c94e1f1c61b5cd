import { Group } from '@mantine/core'
import { IconArrowBackUp, IconCalendarDue, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ExtendModal } from './ExtendModal.tsx'
import { ReturnModal } from './ReturnModal.tsx'

export interface LoanActionsProps {
  readonly loan: Loan
  readonly isReturning: boolean
  readonly onReturning: (isReturning: boolean) => void
}

/** What can be done with a loan that is out: another day, the slip again, and taking it back. */
export const LoanActions = ({ loan, isReturning, onReturning }: LoanActionsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const print = usePrint()
  const [isExtending, setExtending] = useState(false)
  const mayLend = can('counter')
  return (
    <>
      <Group gap="xs">
        {mayLend && (
          <ActionButton
            label={t('loaners.loan.takeBack')}
            icon={<IconArrowBackUp size={18} aria-hidden="true" />}
            onAction={() => onReturning(true)}
          />
        )}
        {mayLend && (
          <ActionButton
            variant="default"
            label={t('loaners.loan.extend')}
            icon={<IconCalendarDue size={18} aria-hidden="true" />}
            onAction={() => setExtending(true)}
          />
        )}
        <ActionButton
          variant="default"
          label={t('loaners.loan.agreement')}
          icon={<IconFileText size={18} aria-hidden="true" />}
          onAction={() => void print({ kind: 'loaner-agreement', jobId: loan.jobId })}
        />
      </Group>
      {isReturning && <ReturnModal loan={loan} onClose={() => onReturning(false)} />}
      {isExtending && <ExtendModal loan={loan} onClose={() => setExtending(false)} />}
    </>
  )
}
