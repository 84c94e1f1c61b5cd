import { Button, FileButton, Group, Loader, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportFile, MAX_IMPORT_BYTES } from '../../../shared/imports/imports.contract.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'

interface FilePanelProps {
  readonly file: ImportFile | undefined
  readonly onFile: (file: ImportFile) => void
}

/** Which file: dropped or chosen. It is read at once; nothing of it is stored. */
export const FilePanel = ({ file, onFile }: FilePanelProps) => {
  const { t } = useTranslation()
  const { number } = useFormat()
  const upload = useMutation({ mutationFn: (chosen: File) => client.imports.upload({ file: chosen }), onSuccess: onFile })
  const [isOver, setOver] = useState(false)
  const take = (chosen: File | null | undefined) => chosen && upload.mutate(chosen)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <Panel heading={t('imports.file')} icon={<IconFileSpreadsheet size={18} aria-hidden="true" />}>
      <div
        className={`hb-drop ${file === undefined ? 'imports-drop' : ''}`}
        data-over={isOver}
        onDrop={drop}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
      >
        {file === undefined && !upload.isPending && <Text>{t('imports.drop')}</Text>}
        {file !== undefined && !upload.isPending && (
          <Text fw={550} flex={1}>
            {t('imports.chosen', { name: file.name, count: file.lines, number: number(file.lines) })}
          </Text>
        )}
        {upload.isPending && (
          <Group gap="xs">
            <Loader size="sm" aria-hidden="true" />
            <Text component="output">{t('imports.reading')}</Text>
          </Group>
        )}
        {/* Empty again after each choice: the same file, mended meanwhile, can be chosen once more. */}
        <FileButton key={upload.submittedAt} accept=".csv,.xlsx,.tsv,.txt" onChange={take}>
          {(button) => (
            <Button
              {...button}
              variant={file === undefined ? 'filled' : 'default'}
              leftSection={<IconUpload size={18} aria-hidden="true" />}
              loading={upload.isPending}
              data-focus-home
            >
              {t(file === undefined ? 'imports.choose' : 'imports.chooseOther')}
            </Button>
          )}
        </FileButton>
        {file === undefined && (
          <Text size="xs" c="dimmed">
            {t('imports.formats', { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 })}
          </Text>
        )}
      </div>
      {upload.isError && <ErrorNotice failure={{ ...failureText(t, upload.error), kept: undefined }} />}
    </Panel>
  )
}
