import { Alert, Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PrintLine } from '../../../shared/printers/prints.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { focusHome, useFocusBack } from '../../ui/use-focus-back.ts'
import { faultText, paperName, printerName, subjectOf } from '../../app/print/print-words.ts'
import type { PrintChanges } from './use-print-changes.ts'

/** A print that may have come out or not: only the person at the printer knows, and nothing is printed again before they say. */
export const AskedPrint = ({ print, changes }: { readonly print: PrintLine; readonly changes: PrintChanges }) => {
  const { t } = useTranslation()
  // The next question, when there is one.
  useFocusBack(() => true)
  const name = `${paperName(t, print)} ${subjectOf(print)}`
  const question =
    print.pieces > 1
      ? t('prints.questionPiece', { n: print.piecesSent + 1, all: print.pieces, name })
      : t('prints.question', { name })
  return (
    <Alert color="yellow" variant="light" icon={<IconPrinter aria-hidden="true" />} title={question} mb="sm">
      <Text>{[faultText(t, print), t('prints.lookAt', { printer: printerName(t, print) })].join(' ')}</Text>
      <Group gap="sm" mt="xs">
        <ActionButton {...focusHome} label={t('prints.yes')} onAction={() => changes.answer(print, true)} />
        <ActionButton variant="default" label={t('prints.no')} onAction={() => changes.answer(print, false)} />
        <ActionButton variant="default" label={t('prints.leave')} onAction={() => changes.cancel(print)} />
      </Group>
    </Alert>
  )
}
