import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { usePrint } from './print-context.ts'

/** Prints the label of what a page shows; the same key on every page. */
export const LabelAction = ({ document, label }: { readonly document: DocumentRef; readonly label?: string | undefined }) => {
  const { t } = useTranslation()
  const print = usePrint()
  return (
    <ActionButton
      variant="default"
      label={label ?? t('print.label')}
      icon={<IconPrinter size={18} aria-hidden="true" />}
      shortcut="alt+l"
      onAction={() => void print(document)}
    />
  )
}
