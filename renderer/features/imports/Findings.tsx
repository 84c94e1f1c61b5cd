import { Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { BadLine, ImportFile, ImportProgress, ShownLine } from '../../../shared/imports/imports.contract.ts'
import { api, client } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { StatTile } from '../../ui/StatTile.tsx'
import { badLinesCsv, useFaultWords } from './fault-words.ts'

interface FindingsProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly progress: ImportProgress
}

/** What the lines come to: how many of each sort, the first of them, and every one that cannot be taken with its reasons. */
export const Findings = ({ file, kind, progress: { counts, state } }: FindingsProps) => {
  const preview = useQuery({
    ...api.imports.preview.queryOptions({ input: { id: file.id } }),
    // What is shown is what was found in this state: a check and the import after it find different things.
    queryKey: ['imports.preview', file.id, state],
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <>
      <Counts counts={counts} />
      <PageQuery query={preview} isPart>
        {({ bad, changed, added }) => (
          <Stack gap="md">
            {bad.length > 0 && <BadLines file={file} kind={kind} lines={bad} total={counts.bad} />}
            {changed.length > 0 && <Changed kind={kind} lines={changed} total={counts.changed} />}
            {added.length > 0 && <Added lines={added} total={counts.added} />}
          </Stack>
        )}
      </PageQuery>
    </>
  )
}

const Counts = ({ counts }: { readonly counts: ImportProgress['counts'] }) => {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <div className="imports-counts">
      <StatTile label={t('imports.count.added')} value={number(counts.added)} icon={<IconPlus size={20} />} tone="good" />
      <StatTile label={t('imports.count.changed')} value={number(counts.changed)} icon={<IconPencil size={20} />} tone="info" />
      <StatTile
        label={t('imports.count.same')}
        value={number(counts.same + counts.earlier)}
        icon={<IconEqual size={20} />}
        hint={counts.earlier > 0 ? t('imports.earlier', { count: counts.earlier, number: number(counts.earlier) }) : undefined}
      />
      <StatTile
        label={t('imports.count.bad')}
        value={number(counts.bad)}
        icon={<IconAlertTriangle size={20} />}
        tone={counts.bad > 0 ? 'bad' : 'neutral'}
      />
    </div>
  )
}

/** How many there are when not all are shown. */
const useTitle = () => {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (title: string, shown: number, total: number) =>
    shown < total ? t('imports.firstOf', { title, shown, total: number(total) }) : title
}

interface BadLinesProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly lines: readonly BadLine[]
  readonly total: number
}

const BadLines = ({ file, kind, lines, total }: BadLinesProps) => {
  const { t } = useTranslation()
  const title = useTitle()
  const words = useFaultWords(kind)
  const save = async () => {
    const all = await client.imports.badLines({ id: file.id })
    const name = t('imports.badFile', { name: file.name.replace(/\.[a-z]+$/i, '') })
    saveFile(`${name}.csv`, badLinesCsv(file.headings, all, words), 'text/csv;charset=utf-8')
  }
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{title(t('imports.count.bad'), lines.length, total)}</Title>
        <ActionButton
          variant="default"
          label={t('imports.saveBad')}
          icon={<IconDownload size={18} aria-hidden="true" />}
          shortcut="alt+s"
          onAction={save}
        />
      </Group>
      <Table className="imports-table" aria-label={t('imports.count.bad')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="imports-line">{t('imports.line')}</Table.Th>
            <Table.Th>{t('imports.inFile')}</Table.Th>
            <Table.Th>{t('imports.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.line}>
              <Table.Td>{line.line}</Table.Td>
              <Table.Td>
                <Text c="dimmed" lineClamp={2}>
                  {line.cells.filter((cell) => cell.trim() !== '').join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>
                {words.faults(line).map((fault) => (
                  <Text key={fault}>{fault}</Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

interface LinesProps {
  readonly lines: readonly ShownLine[]
  readonly total: number
}

const Changed = ({ kind, lines, total }: LinesProps & { readonly kind: ImportKind }) => {
  const { t } = useTranslation()
  const title = useTitle()
  const { column } = useFaultWords(kind)
  return (
    <Stack gap="xs">
      <Title order={3}>{title(t('imports.count.changed'), lines.length, total)}</Title>
      <Table className="imports-table" aria-label={t('imports.count.changed')}>
        <Table.Tbody>
          {lines.map(({ line, name, changes }) => (
            <Table.Tr key={line}>
              <Table.Td className="imports-line">{line}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                {changes.map((change) => (
                  <Text key={change.column}>
                    {t('imports.change', {
                      column: column(change.column),
                      before: change.before === '' ? t('imports.nothing') : change.before,
                      after: change.after,
                    })}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

const Added = ({ lines, total }: LinesProps) => {
  const { t } = useTranslation()
  const title = useTitle()
  return (
    <Stack gap="xs">
      <Title order={3}>{title(t('imports.count.added'), lines.length, total)}</Title>
      <Text c="dimmed" lineClamp={4}>
        {lines.map(({ name }) => name).join(t('imports.join'))}
      </Text>
    </Stack>
  )
}
