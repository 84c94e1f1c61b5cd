import { Group, NativeSelect, Table, Text } from '@mantine/core'
import { IconColumns3, IconListCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IMPORT_COLUMNS, type ImportKind, type Mapping, missingColumns } from '../../../shared/imports/columns.ts'
import type { ImportFile } from '../../../shared/imports/imports.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

interface ColumnsPanelProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly isChecking: boolean
  readonly onMapping: (mapping: Mapping) => void
  readonly onCheck: () => void
}

/** `A`, `B` … as spreadsheets name a column that has no heading. */
const letterOf = (at: number): string => (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** Which column of the file is what: guessed by the headings, put right here. */
export const ColumnsPanel = ({ file, kind, mapping, isChecking, onMapping, onCheck }: ColumnsPanelProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const lacking = missingColumns(kind, mapping)
  const choices = file.headings.map((heading, at) => ({
    value: String(at),
    label: heading === '' ? t('imports.unnamed', { letter: letterOf(at) }) : heading,
  }))
  const set = (key: string, value: string) => {
    const { [key]: _, ...others } = mapping
    onMapping(value === '' ? others : { ...others, [key]: Number(value) })
  }
  const exampleOf = (at: number | undefined): string =>
    at === undefined
      ? ''
      : [...new Set(file.first.map((cells) => cells[at]?.trim() ?? ''))].filter(Boolean).slice(0, 3).join(' · ')
  const check = (
    <ActionButton
      label={t('imports.check')}
      icon={<IconListCheck size={18} aria-hidden="true" />}
      shortcut="mod+Enter"
      isFirst
      loading={isChecking}
      disabledReason={
        lacking[0] === undefined
          ? undefined
          : t('imports.lacks', { columns: lacking.map(({ heading }) => heading[language]).join(t('imports.join')) })
      }
      onAction={onCheck}
    />
  )
  return (
    <Panel heading={t('imports.columns')} icon={<IconColumns3 size={18} aria-hidden="true" />} aside={check}>
      <Text c="dimmed">{t('imports.columnsHint')}</Text>
      <Table className="imports-table" aria-label={t('imports.columns')} verticalSpacing={4} data-fields>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.field')}</Table.Th>
            <Table.Th>{t('imports.column')}</Table.Th>
            <Table.Th>{t('imports.example')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {IMPORT_COLUMNS[kind].map(({ key, heading, isRequired }) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Group gap={6}>
                  <Text fw={isRequired ? 600 : undefined}>{heading[language]}</Text>
                  {isRequired && mapping[key] === undefined && <ToneBadge tone="bad" label={t('imports.needed')} />}
                </Group>
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={heading[language]}
                  data={[{ value: '', label: t('imports.notRead') }, ...choices]}
                  value={mapping[key] === undefined ? '' : String(mapping[key])}
                  onChange={(event) => set(key, event.currentTarget.value)}
                />
              </Table.Td>
              <Table.Td>
                <Text c="dimmed" lineClamp={1}>
                  {exampleOf(mapping[key])}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}
