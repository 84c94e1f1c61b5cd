import { Group, Progress, Text } from '@mantine/core'
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '../../../shared/imports/imports.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'

interface ProgressPanelProps {
  readonly progress: ImportProgress
  readonly onCancel: () => Promise<void>
}

/** How far the host is: the bar moves with what has really happened there. */
export const ProgressPanel = ({ progress: { state, done, total, counts }, onCancel }: ProgressPanelProps) => {
  const { t } = useTranslation()
  const { number } = useFormat()
  const isWriting = state === 'writing'
  const heading = t(isWriting ? 'imports.writing' : 'imports.checking')
  return (
    <Panel heading={heading} icon={<IconRefresh size={18} aria-hidden="true" />}>
      <Group justify="space-between">
        <Text>{t('imports.progress', { done: number(done), total: number(total) })}</Text>
        <Text fw={550}>{t('imports.percent', { percent: Math.floor((done / Math.max(1, total)) * 100) })}</Text>
      </Group>
      <Progress value={(done / Math.max(1, total)) * 100} size="lg" transitionDuration={250} aria-label={heading} />
      <Group justify="space-between">
        <Text c="dimmed">
          {counts.bad > 0
            ? t('imports.badSoFar', { count: counts.bad, number: number(counts.bad) })
            : t(isWriting ? 'imports.goesOn' : 'imports.nothingStored')}
        </Text>
        <ActionButton
          variant="default"
          label={t('imports.cancel')}
          icon={<IconPlayerStop size={18} aria-hidden="true" />}
          shortcut="alt+x"
          onAction={onCancel}
        />
      </Group>
    </Panel>
  )
}
