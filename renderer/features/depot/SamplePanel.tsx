import { Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useSampleProgress } from './use-sample-progress.ts'
import type { SetUp } from './use-set-up.ts'

/** The sample depot: everything can be tried, nothing can be broken. */
export const SamplePanel = ({ setUp }: { readonly setUp: SetUp }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('setUp.sample.heading')} icon={<IconFlask size={18} aria-hidden="true" />}>
      <Stack gap="sm">
        <Text>{t('setUp.sample.intro')}</Text>
        <List size="sm" spacing={4}>
          <List.Item>{t('setUp.sample.contents')}</List.Item>
          <List.Item>{t('setUp.sample.staff')}</List.Item>
          <List.Item>{t('setUp.sample.later')}</List.Item>
        </List>
        {setUp.isFilling && <Filling />}
        {setUp.sampleFailure !== undefined && <ErrorNotice failure={setUp.sampleFailure} />}
        <ActionButton
          variant="default"
          label={t('setUp.sample.action')}
          shortcut="alt+s"
          loading={setUp.isFilling}
          disabledReason={setUp.isSaving ? t('form.saving') : undefined}
          onAction={setUp.openSample}
        />
      </Stack>
    </Panel>
  )
}

/** Counted by the host: the bar moves with what has really happened there. */
const Filling = () => {
  const { t } = useTranslation()
  const percent = useSampleProgress()
  return (
    <div>
      <Group justify="space-between" align="flex-end" wrap="nowrap" mb={6}>
        <Text component="output">{t('setUp.sample.running')}</Text>
        <Text fw={550} flex="none">
          {t('setUp.sample.percent', { percent })}
        </Text>
      </Group>
      <Progress value={percent} size="lg" transitionDuration={250} aria-label={t('setUp.sample.running')} />
    </div>
  )
}
