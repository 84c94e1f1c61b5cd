import { List, Progress, Stack, Text } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
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
        {setUp.isFilling && (
          <div>
            <Text component="output" mb={6}>
              {t('setUp.sample.running')}
            </Text>
            <Progress value={100} striped animated aria-label={t('setUp.sample.running')} />
          </div>
        )}
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
