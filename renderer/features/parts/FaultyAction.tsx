import { IconPackageOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartFile } from '../../../shared/parts/parts.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { StockModal } from './StockModal.tsx'

/** A piece that lies in a bin is no good: it goes into quarantine, and its supplier is asked to make it good. */
export const FaultyAction = ({ file: { part, stock } }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  const isSomewhere = stock.bins.some(({ kind }) => kind !== 'quarantine')
  if (!isSomewhere || !(can('stock') || can('stock-pick'))) return null
  return (
    <>
      <ActionButton
        variant="default"
        size="compact-md"
        label={t('stock.faulty.action')}
        icon={<IconPackageOff size={17} aria-hidden="true" />}
        shortcut="alt+f"
        onAction={() => setOpen(true)}
      />
      {isOpen && <StockModal step="faulty" part={part} stock={stock} onClose={() => setOpen(false)} />}
    </>
  )
}
