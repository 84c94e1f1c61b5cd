import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../ui/ActionButton.tsx'

/** Changes what a page shows; the same key on every page. */
export const EditAction = ({ onEdit, label }: { readonly onEdit: () => void; readonly label?: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <ActionButton
      variant="default"
      label={label ?? t('action.edit')}
      icon={<IconPencil size={18} aria-hidden="true" />}
      shortcut="alt+e"
      onAction={onEdit}
    />
  )
}
