import { Alert, Group, Stack, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { EarlierPrint } from '../../../shared/printers/prints.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { printerName, stationName } from './print-words.ts'
import { ReasonField } from './ReasonField.tsx'

export interface EarlierPrintNoteProps {
  readonly earlier: EarlierPrint
  readonly error: string | undefined
  readonly onReason: (reason: string) => void
  /** Goes on with what was not printed before. */
  readonly onRest: (rest: DocumentRef) => void
}

/** That the same came out before: when, where and by whom, and what to say to have it once more. */
export const EarlierPrintNote = ({ earlier, error, onReason, onRest }: EarlierPrintNoteProps) => {
  const { t } = useTranslation()
  const { last, printed, all, rest } = earlier
  const heading =
    all > 1
      ? t('print.earlier.some', { count: all, printed })
      : t(last.state === 'sent' ? 'print.earlier.one' : 'print.earlier.waiting')
  return (
    <Alert color="yellow" variant="light" icon={<IconHistory aria-hidden="true" />} title={heading}>
      <Stack gap="xs">
        <Text>
          {last.by} · {stationName(t, last.station)} · {printerName(t, last)} · <RelativeTime at={last.at} />
        </Text>
        <ReasonField error={error} onChange={onReason} />
        {rest !== null && (
          <Group>
            <ActionButton
              variant="default"
              label={t('print.earlier.rest', { count: all - printed })}
              onAction={() => onRest(rest)}
            />
          </Group>
        )}
      </Stack>
    </Alert>
  )
}
