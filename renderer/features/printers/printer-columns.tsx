import { Group, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TrialKind } from '../../../shared/printers/printers.contract.ts'
import type { Printer } from '../../../shared/printers/printers.ts'
import { type Column, nodeColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { RowButton } from './RowButton.tsx'

export interface PrinterActions {
  readonly edit: (printer: Printer) => void
  readonly tryOut: (printer: Printer, trial: TrialKind) => Promise<void>
}

type Row = { readonly printer: Printer }

const Kind = ({ printer }: Row) => useTranslation().t(`printers.kind.${printer.kind}`)

/** The size of what is loaded, in words. */
const loadedText = (t: TFunction, { kind, widthMm, heightMm }: Printer): string => {
  if (widthMm === null) return t('printers.anySize')
  return kind === 'escpos' || heightMm === null ? t('printers.rollWidth', { width: widthMm }) : `${widthMm} × ${heightMm} mm`
}

const Loaded = ({ printer }: Row) => {
  const { t } = useTranslation()
  return `${loadedText(t, printer)}, ${t('printers.dpi', { dpi: printer.dpi })}`
}

const State = ({ printer }: Row) => {
  const { t } = useTranslation()
  return (
    <ToneBadge
      tone={printer.isActive ? 'good' : 'neutral'}
      label={t(printer.isActive ? 'printers.inUse' : 'printers.outOfUse')}
    />
  )
}

const Actions = ({ printer, actions }: Row & { readonly actions: PrinterActions }) => {
  const { t } = useTranslation()
  const { name, isActive } = printer
  return (
    <Group gap={4} wrap="nowrap">
      <RowButton word={t('action.edit')} name={name} onPress={() => actions.edit(printer)} />
      {isActive && (
        <>
          <RowButton word={t('printers.test')} name={name} onPress={() => void actions.tryOut(printer, 'test-label')} />
          <RowButton word={t('printers.ruler')} name={name} onPress={() => void actions.tryOut(printer, 'ruler')} />
        </>
      )}
    </Group>
  )
}

const placeOf = ({ kind, address, port, systemName, computer }: Printer): string =>
  kind === 'system' ? `${systemName ?? ''} · ${computer ?? ''}` : `${address ?? ''}:${port}`

/** The table of printers; with `actions` each can be changed and tried. */
export const printerColumns = (actions: PrinterActions | undefined): readonly Column<Printer>[] => [
  nodeColumn('name', 'printers.column.name', ({ name, isActive }) => (
    <Text fw={550} {...(isActive ? {} : { c: 'dimmed' })}>
      {name}
    </Text>
  )),
  nodeColumn('kind', 'printers.column.kind', (printer) => <Kind printer={printer} />),
  textColumn('place', 'printers.column.place', placeOf),
  nodeColumn('loaded', 'printers.column.loaded', (printer) => <Loaded printer={printer} />),
  nodeColumn('state', 'printers.column.state', (printer) => <State printer={printer} />, { width: 120 }),
  ...(actions === undefined
    ? []
    : [
        nodeColumn<Printer>('actions', 'printers.column.actions', (printer) => <Actions printer={printer} actions={actions} />, {
          width: 270,
        }),
      ]),
]
