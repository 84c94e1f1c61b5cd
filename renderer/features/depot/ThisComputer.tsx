import { Button, Input, Select, Stack, Text } from '@mantine/core'
import { IconBarcode, IconDeviceDesktop, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { choosePrinter, chosenPrinter, type PaperKind } from '../../app/print/printer-choice.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ColorSchemeSwitch } from '../../ui/ColorSchemeSwitch.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** What belongs to this computer alone: language, appearance, printers, scanner. Kept here, never at the depot. */
export const ThisComputer = () => {
  const { t } = useTranslation()
  const print = usePrint()
  const info = useQuery(api.depot.info.queryOptions())
  return (
    <Panel heading={t('settings.computer.heading')} icon={<IconDeviceDesktop size={18} aria-hidden="true" />}>
      <Stack gap="md">
        <Input.Wrapper label={t('language.label')} labelElement="div">
          <Stack gap={0}>
            <LanguageSwitch />
          </Stack>
        </Input.Wrapper>
        <Input.Wrapper label={t('colorScheme.label')} labelElement="div">
          <Stack gap={0}>
            <ColorSchemeSwitch />
          </Stack>
        </Input.Wrapper>
        {info.data?.canPrintSilently === true ? <Printers /> : <Text c="dimmed">{t('settings.computer.browserPrints')}</Text>}
        <ActionButton
          variant="default"
          label={t('settings.computer.commandSheet')}
          icon={<IconPrinter size={18} aria-hidden="true" />}
          onAction={() => print({ kind: 'command-sheet' }, { isPreview: true })}
        />
        <Button component={Link} to="/scanner-test" variant="default" leftSection={<IconBarcode size={18} aria-hidden="true" />}>
          {t('settings.computer.scannerTest')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('settings.computer.version', { version: info.data?.appVersion ?? '' })}
        </Text>
      </Stack>
    </Panel>
  )
}

const KINDS = ['label', 'page'] as const satisfies readonly PaperKind[]

const Printers = () => {
  const { t } = useTranslation()
  const printers = useQuery(api.documents.printers.queryOptions())
  return (
    <PageQuery query={printers} isPart>
      {(found) =>
        found.length === 0 ? (
          <Text c="dimmed">{t('settings.computer.noPrinter')}</Text>
        ) : (
          <Stack gap="xs">
            {KINDS.map((kind) => (
              <PrinterSelect key={kind} kind={kind} printers={found} />
            ))}
          </Stack>
        )
      }
    </PageQuery>
  )
}

interface PrinterSelectProps {
  readonly kind: PaperKind
  readonly printers: readonly { readonly name: string; readonly displayName: string; readonly isDefault: boolean }[]
}

const PrinterSelect = ({ kind, printers }: PrinterSelectProps) => {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(() => chosenPrinter(kind))
  const usual = printers.find(({ isDefault }) => isDefault)?.displayName ?? ''
  const known = printers.map(({ name, displayName }) => ({ value: name, label: displayName }))
  // A printer that is switched off stays chosen, and the choice says so.
  const gone = chosen !== null && !printers.some(({ name }) => name === chosen)
  return (
    <Select
      label={t(`settings.computer.printer.${kind}`)}
      allowDeselect={false}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('settings.computer.usualPrinter', { name: usual }) },
        ...known,
        ...(gone ? [{ value: chosen, label: chosen }] : []),
      ]}
      error={gone ? t('settings.computer.printerGone') : undefined}
      onChange={(value) => {
        const name = value === null || value === '' ? null : value
        choosePrinter(kind, name)
        setChosen(name)
      }}
    />
  )
}
