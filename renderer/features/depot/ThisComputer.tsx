import { Button, Group, Input, Stack, Text } from '@mantine/core'
import { IconBarcode, IconDeviceDesktop, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SHEETS } from '../../../shared/documents/label-data.ts'
import { PAPER_KINDS } from '../../../shared/printers/printers.ts'
import { api } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { PrinterSelect } from '../../app/print/PrinterSelect.tsx'
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
        <Stack gap="xs">
          {PAPER_KINDS.map((paper) => (
            <PrinterSelect key={paper} paper={paper} />
          ))}
        </Stack>
        <Input.Wrapper label={t('settings.computer.sheets')} description={t('settings.computer.sheetsHint')} labelElement="div">
          <Group gap="xs" mt={6}>
            {SHEETS.map((sheet) => (
              <ActionButton
                key={sheet}
                variant="default"
                label={t(`settings.computer.sheet.${sheet}`)}
                icon={<IconPrinter size={18} aria-hidden="true" />}
                onAction={() => print({ kind: 'command-sheet', sheet }, { isPreview: true })}
              />
            ))}
            <ActionButton
              variant="default"
              label={t('settings.computer.commandLabels')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              onAction={() => print({ kind: 'command-labels' }, { isPreview: true })}
            />
          </Group>
        </Input.Wrapper>
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
