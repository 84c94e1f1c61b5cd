import { Group, Text } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconFileTypeXls } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { Panel } from '../../ui/Panel.tsx'
import { saveFile } from '../../ui/save-file.ts'

/** Everything of a kind as a file. */
export const ExportPanel = ({ kind }: { readonly kind: ImportKind }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [failure, setFailure] = useState<FailureText>()
  const save = async (format: 'csv' | 'xlsx') => {
    setFailure(undefined)
    try {
      const file = await client.imports.export({ kind, format, language })
      saveFile(file.name, file, file.type)
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  return (
    <Panel heading={t('imports.export')} icon={<IconDownload size={18} aria-hidden="true" />}>
      <Text c="dimmed">{t(`imports.exportHint.${kind}`)}</Text>
      <Group>
        <ActionButton
          variant="default"
          label={t('imports.asXlsx')}
          icon={<IconFileTypeXls size={18} aria-hidden="true" />}
          shortcut="alt+e"
          onAction={() => save('xlsx')}
        />
        <ActionButton
          variant="default"
          label={t('imports.asCsv')}
          icon={<IconFileTypeCsv size={18} aria-hidden="true" />}
          shortcut="alt+v"
          onAction={() => save('csv')}
        />
      </Group>
      {failure !== undefined && <ErrorNotice failure={failure} />}
    </Panel>
  )
}
