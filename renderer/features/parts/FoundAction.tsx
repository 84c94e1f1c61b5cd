import { IconZoomCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartFile } from '../../../shared/parts/parts.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { StockModal } from './StockModal.tsx'

/** Pieces turned up that no bin holds by the book: they come into one, worth what such a piece costs. */
export const FoundAction = ({ file: { part, stock } }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!can('stock')) return null
  return (
    <>
      <ActionButton
        variant="default"
        size="compact-md"
        label={t('stock.found.action')}
        icon={<IconZoomCheck size={17} aria-hidden="true" />}
        onAction={() => setOpen(true)}
      />
      {isOpen && <StockModal step="found" part={part} stock={stock} onClose={() => setOpen(false)} />}
    </>
  )
}
