import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { mayDo, type PrintLine } from '../../../shared/printers/prints.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, nodeColumn } from '../../ui/columns.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import {
  faultText,
  paperName,
  PRINT_TONES,
  printerName,
  reasonText,
  stationName,
  subjectOf,
} from '../../app/print/print-words.ts'
import { RowButton } from './RowButton.tsx'
import type { PrintChanges } from './use-print-changes.ts'

type Row = { readonly print: PrintLine }

const Paper = ({ print }: Row) => {
  const { t } = useTranslation()
  const { copies, reprint } = print
  const facts = [subjectOf(print), ...(copies > 1 ? [t('prints.copies', { count: copies })] : [])]
  return (
    <>
      <Text fw={550}>{paperName(t, print)}</Text>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {reprint !== null && <Text size="sm">{t('prints.reprintOf', { reason: reasonText(t, reprint.reason) })}</Text>}
    </>
  )
}

const Printer = ({ print }: Row) => printerName(useTranslation().t, print)

const Asked = ({ print }: Row) => {
  const { t } = useTranslation()
  return (
    <>
      <Text>{print.by}</Text>
      <Text size="sm" c="dimmed">
        {stationName(t, print.station)} · <RelativeTime at={print.at} />
      </Text>
    </>
  )
}

const State = ({ print }: Row) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, pieces, piecesSent, nextTryAt, way, readBackAt } = print
  const word = way === 'browser' && state === 'sent' ? t('prints.asked') : t(`prints.state.${state}`)
  const fault = faultText(t, print)
  return (
    <>
      <Group gap={6}>
        <ToneBadge tone={PRINT_TONES[state]} label={word} />
        {readBackAt !== null && <ToneBadge tone="good" label={t('prints.readBack')} />}
      </Group>
      {pieces > 1 && state !== 'sent' && <Text size="sm">{t('prints.piecesSent', { sent: piecesSent, all: pieces })}</Text>}
      {fault !== undefined && <Text size="sm">{fault}</Text>}
      {state === 'queued' && print.tries > 0 && nextTryAt !== null && (
        <Text size="sm" c="dimmed">
          {t('prints.tries', { count: print.tries })} · {t('prints.nextTry', { time: format.instant(nextTryAt, 'time') })}
        </Text>
      )}
    </>
  )
}

interface ActionsProps extends Row {
  readonly changes: PrintChanges
  readonly onAgain: (print: PrintLine) => void
}

const Actions = ({ print, changes, onAgain }: ActionsProps) => {
  const { t } = useTranslation()
  const { state } = print
  const title = `${paperName(t, print)} ${subjectOf(print)}`
  return (
    <Group gap={4} wrap="nowrap">
      {mayDo('retry', state) && <RowButton word={t('prints.retry')} name={title} onPress={() => void changes.retry(print)} />}
      {mayDo('cancel', state) && <RowButton word={t('prints.cancel')} name={title} onPress={() => void changes.cancel(print)} />}
      {mayDo('reprint', state) && print.canReprint && (
        <RowButton word={t('prints.again')} name={title} onPress={() => onAgain(print)} />
      )}
    </Group>
  )
}

/** The table of prints; with `changes` something can be done about each. */
export const printColumns = (
  changes: PrintChanges | undefined,
  onAgain: (print: PrintLine) => void,
): readonly Column<PrintLine>[] => [
  nodeColumn('paper', 'prints.column.paper', (print) => <Paper print={print} />),
  nodeColumn('printer', 'prints.column.printer', (print) => <Printer print={print} />, { width: '15%' }),
  nodeColumn('asked', 'prints.column.asked', (print) => <Asked print={print} />, { width: '25%' }),
  nodeColumn('state', 'prints.column.state', (print) => <State print={print} />, { width: '26%' }),
  ...(changes === undefined
    ? []
    : [
        nodeColumn<PrintLine>(
          'actions',
          'prints.column.actions',
          (print) => <Actions print={print} changes={changes} onAgain={onAgain} />,
          { width: 170 },
        ),
      ]),
]
