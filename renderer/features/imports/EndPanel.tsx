import { Alert, Anchor, Group } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFlag, IconListCheck, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { ImportFile, ImportProgress } from '../../../shared/imports/imports.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Findings } from './Findings.tsx'

interface EndPanelProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly end: 'done' | 'cancelled' | 'stopped' | 'failed'
  readonly progress: ImportProgress
  readonly onAgain: () => void
  readonly onOther: () => void
}

const LISTS = { parts: '/parts', suppliers: '/purchasing/suppliers', offers: '/purchasing/suppliers', stock: '/bins' } as const
const TONES = { done: 'teal', cancelled: 'orange', stopped: 'red', failed: 'red' } as const

/** What became of the file, and what can be done next. */
export const EndPanel = ({ file, kind, end, progress, onAgain, onOther }: EndPanelProps) => {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { counts } = progress
  const words = {
    added: number(counts.added),
    changed: number(counts.changed),
    bad: number(counts.bad),
    name: file.name,
  }
  const Icon = end === 'done' ? IconCheck : IconAlertTriangle
  return (
    <Panel heading={t('imports.result')} icon={<IconFlag size={18} aria-hidden="true" />}>
      <Alert
        role="status"
        color={TONES[end]}
        variant="light"
        icon={<Icon aria-hidden="true" />}
        title={t(`imports.end.${end}`, words)}
      >
        {end === 'done' ? t(counts.bad > 0 ? 'imports.endGood' : 'imports.endAll', words) : t(`imports.endNext.${end}`)}
      </Alert>
      <Group justify="space-between">
        <Anchor component={Link} to={LISTS[kind]}>
          {t(`imports.open.${kind}`)}
        </Anchor>
        <Group>
          {end !== 'done' && (
            <ActionButton
              label={t('imports.checkAgain')}
              icon={<IconListCheck size={18} aria-hidden="true" />}
              shortcut="alt+k"
              isFirst
              onAction={onAgain}
            />
          )}
          <ActionButton
            variant={end === 'done' ? 'filled' : 'default'}
            label={t('imports.other')}
            icon={<IconUpload size={18} aria-hidden="true" />}
            shortcut="alt+n"
            isFirst={end === 'done'}
            onAction={onOther}
          />
        </Group>
      </Group>
      <Findings file={file} kind={kind} progress={progress} />
    </Panel>
  )
}
