import { Text } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobPanelProps } from '../../app/job-form/job-slots.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { Panel } from '../../ui/Panel.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { fileOf } from './file-pieces.ts'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'taking'; readonly bytes: number }
  | { readonly kind: 'done'; readonly name: string }

/** Everything the depot has of this job, in one file to keep or to give away. */
export const ArchivePanel = ({ job }: JobPanelProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [failure, setFailure] = useState<FailureText>()
  if (!can('counter') && !can('quality') && !can('read-takings')) return null
  const take = async () => {
    setFailure(undefined)
    setState({ kind: 'taking', bytes: 0 })
    try {
      const file = await fileOf(await client.archive.ofJob({ jobId: job.id }), (bytes) => setState({ kind: 'taking', bytes }))
      saveFile(file.name, file, file.type)
      setState({ kind: 'done', name: file.name })
    } catch (thrown) {
      setState({ kind: 'idle' })
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  return (
    <Panel heading={t('archive.heading')} icon={<IconFileZip size={18} aria-hidden="true" />}>
      <Text size="sm">{t('archive.what')}</Text>
      <Text size="sm" c="dimmed">
        {t('archive.warning')}
      </Text>
      <ActionButton
        variant="default"
        justify="flex-start"
        label={t('archive.take')}
        icon={<IconFileZip size={17} aria-hidden="true" />}
        loading={state.kind === 'taking'}
        onAction={take}
      />
      <Text component="output" size="sm" c="dimmed">
        {state.kind === 'taking' && t('archive.taking', { size: format.number(Math.ceil(state.bytes / 1024)) })}
        {state.kind === 'done' && t('archive.taken', { name: state.name })}
      </Text>
      {failure !== undefined && <ErrorNotice failure={failure} />}
    </Panel>
  )
}
