import { Alert, Anchor } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Bounce } from '../../../shared/entitlement/entitlement.contract.ts'
import { useFormat } from '../../locales/use-format.ts'

/** That a unit is back with the symptom of an earlier job, which one, and how often by now (MISSION.md, B7). */
export const BounceNote = ({ bounce: { number, closedOn, times } }: { readonly bounce: Bounce }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Alert role="note" color="orange" variant="light" p="xs" icon={<IconRepeat aria-hidden="true" />}>
      {t('verdict.bounce', { count: times, number, date: format.date(closedOn) })}{' '}
      <Anchor component={Link} to={`/jobs/${number}`} size="sm" underline="always">
        {t('verdict.openEarlier')}
      </Anchor>
    </Alert>
  )
}
