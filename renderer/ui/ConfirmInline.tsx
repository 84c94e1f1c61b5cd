import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface ConfirmInlineProps {
  readonly question: string
  readonly confirmLabel: string
  readonly onConfirm: () => void | Promise<void>
  readonly cancelLabel?: string
  readonly onCancel: () => void
  readonly tone?: 'danger' | 'plain'
}

/** A question in its place, instead of a dialog over a dialog. The safe answer has the focus. */
export const ConfirmInline = (props: ConfirmInlineProps) => {
  const { question, confirmLabel, onConfirm, cancelLabel, onCancel, tone = 'danger' } = props
  const { t } = useTranslation()
  return (
    <Alert role="alertdialog" aria-label={question} color={tone === 'danger' ? 'red' : 'accent'} variant="light" p="sm">
      <Group justify="space-between" gap="sm">
        <Text fw={550}>{question}</Text>
        <Group gap="sm">
          <Button variant="default" autoFocus onClick={onCancel}>
            {cancelLabel ?? t('action.cancel')}
          </Button>
          <Button color={tone === 'danger' ? 'red.8' : 'accent'} onClick={() => void onConfirm()}>
            {confirmLabel}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}
