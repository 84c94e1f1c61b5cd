import { Badge, Tooltip } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../locales/use-format.ts'
import { scannedJob } from './station-memory.ts'
import { useCommandScan } from './use-command-scan.ts'

/** The job that the next command is about, wherever in the app somebody is, and until when; carries such commands out. */
export const CommandJob = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const scanned = scannedJob.useCurrent()
  useCommandScan()
  if (scanned === undefined) return null
  const { value: number, until } = scanned
  const at = format.instant(new Date(until).toISOString(), 'time')
  return (
    <Tooltip label={t('bench.commandsHint', { number })}>
      <Badge
        variant="light"
        size="lg"
        visibleFrom="sm"
        tt="none"
        className="hb-command-job"
        leftSection={<IconBarcode size={16} aria-hidden="true" />}
        data-testid="command-job"
      >
        {t('bench.commandsFor', { number, at })}
      </Badge>
    </Tooltip>
  )
}
