import { IconArrowsExchange, IconClipboardCheck, IconPackageImport, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartFile } from '../../../shared/parts/parts.ts'
import { EditAction } from '../../app/EditAction.tsx'
import { LabelAction } from '../../app/print/LabelAction.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { StockModal, type StockStep } from './StockModal.tsx'

/** What can be done with a part: its label, where its pieces go, what is said of it. */
export const PartActions = ({ file }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const [step, setStep] = useState<StockStep>()
  const { part, stock } = file
  const none = stock.bins.length === 0 ? t('parts.nowhere') : undefined
  return (
    <>
      {can('stock') && <EditAction onEdit={() => navigate({ to: '/parts/$number/edit', params: { number: part.number } })} />}
      <LabelAction document={{ kind: 'part-label', partId: part.id }} />
      {can('stock') && (
        <>
          <ActionButton
            variant="default"
            label={t('stock.count.action')}
            icon={<IconClipboardCheck size={18} aria-hidden="true" />}
            shortcut="alt+z"
            onAction={() => setStep('count')}
          />
          <ActionButton
            variant="default"
            label={t('stock.scrap.action')}
            icon={<IconTrash size={18} aria-hidden="true" />}
            disabledReason={none}
            onAction={() => setStep('scrap')}
          />
        </>
      )}
      {(can('stock') || can('stock-pick')) && (
        <ActionButton
          variant="default"
          label={t('transfer.heading')}
          icon={<IconArrowsExchange size={18} aria-hidden="true" />}
          shortcut="alt+t"
          disabledReason={none}
          onAction={() => navigate({ to: '/stock/transfer' })}
        />
      )}
      {can('stock') && (
        <ActionButton
          label={t('stock.receive.action')}
          icon={<IconPackageImport size={18} aria-hidden="true" />}
          shortcut="alt+n"
          onAction={() => setStep('receive')}
        />
      )}
      {step !== undefined && <StockModal step={step} part={part} stock={stock} onClose={() => setStep(undefined)} />}
    </>
  )
}
