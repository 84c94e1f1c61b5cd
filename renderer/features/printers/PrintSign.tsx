import { ActionIcon, Indicator, Tooltip } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useReadBack } from './use-read-back.ts'

/** In the head of every page: leads to the print queue, and says when something in it needs somebody. */
export const PrintSign = () => {
  const { t } = useTranslation()
  useReadBack()
  const { asking, failed } = useQuery(api.printers.toSettle.queryOptions()).data ?? { asking: 0, failed: 0 }
  const said = [
    ...(asking > 0 ? [t('prints.signAsking', { count: asking })] : []),
    ...(failed > 0 ? [t('prints.signFailed', { count: failed })] : []),
  ]
  const label = said.length === 0 ? t('prints.sign') : said.join(' · ')
  return (
    <Tooltip label={label}>
      <Indicator label={asking + failed} size={18} color="red.8" offset={4} disabled={said.length === 0}>
        <ActionIcon component={Link} to="/prints" aria-label={label} color="gray" c="inherit">
          <IconPrinter size={20} aria-hidden="true" />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  )
}
