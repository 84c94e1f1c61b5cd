import { Tooltip } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ToneBadge } from '../ui/ToneBadge.tsx'
import { useLiveState } from './live-context.ts'

/** Says whether what is shown is up to date; only an outage needs words. */
export const LiveBadge = () => {
  const { t } = useTranslation()
  const isOffline = useLiveState() === 'offline'
  const Icon = isOffline ? IconPlugConnectedX : IconPlugConnected
  return (
    <Tooltip label={isOffline ? t('live.offlineHint') : t('live.online')}>
      <output aria-label={t('live.state')}>
        {isOffline && <ToneBadge tone="bad" icon={<Icon size={15} aria-hidden="true" />} label={t('live.offline')} />}
      </output>
    </Tooltip>
  )
}
