import { Alert } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../locales/use-format.ts'
import { useNow } from '../ui/use-now.ts'
import { useSession } from './session-context.ts'

/** Long enough to finish with a customer. */
const warnMs = 10 * 60_000

/** Says in time that the session is about to end, which nothing can put off. */
export const SessionEndNotice = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { expiresAt } = useSession()
  const rest = new Date(expiresAt).getTime() - useNow()
  if (rest > warnMs) return null
  return (
    <Alert color="orange" variant="light" role="none" mb="md" icon={<IconClockExclamation aria-hidden="true" />}>
      <output>{t('session.endsSoon', { duration: format.duration(rest) })}</output>
    </Alert>
  )
}
