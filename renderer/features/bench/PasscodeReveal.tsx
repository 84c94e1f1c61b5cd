import { Code, Group, Text } from '@mantine/core'
import { IconEyeOff, IconKey } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { client } from '../../app/api.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useNotice } from '../../app/job-form/use-notice.ts'

/** Long enough to type it into the device, short enough not to be read by the next customer. */
const SHOWN_SECONDS = 30

/** The device's passcode for half a minute. Every look is in the timeline. */
export const PasscodeReveal = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const notice = useNotice()
  const change = useChange(client.bench.showPasscode, { isDeed: false })
  const [shown, setShown] = useState<string>()
  useEffect(() => {
    if (shown === undefined) return undefined
    const timer = setTimeout(() => setShown(undefined), SHOWN_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [shown])
  const show = async () => {
    try {
      const { passcode } = await change.mutateAsync({ jobId: job.id })
      setShown(passcode)
    } catch (failure) {
      notice.failed(failure)
    }
  }
  if (!job.hasPasscode) return <Text c="dimmed">{t('job.noPasscode')}</Text>
  if (shown === undefined)
    return (
      <ActionButton
        size="compact-sm"
        variant="default"
        label={t('job.action.showPasscode')}
        icon={<IconKey size={16} aria-hidden="true" />}
        disabledReason={can('bench') ? undefined : t('error.forbidden.title')}
        onAction={show}
      />
    )
  return (
    <Group gap="xs">
      <Code fz="lg" aria-label={t('job.passcode')}>
        {shown}
      </Code>
      <ActionButton
        size="compact-sm"
        variant="subtle"
        label={t('job.action.hidePasscode')}
        icon={<IconEyeOff size={16} aria-hidden="true" />}
        onAction={() => setShown(undefined)}
      />
      <Text size="xs" c="dimmed">
        {t('job.hint.passcode', { seconds: SHOWN_SECONDS })}
      </Text>
    </Group>
  )
}
