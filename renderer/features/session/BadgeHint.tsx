import { Alert, Text } from '@mantine/core'
import { IconClockPause, IconIdBadge2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SignIn } from './use-sign-in.ts'

/** That a badge is enough, unless the page says so elsewhere (`isSaid`), what was wrong with the last one, or how long nobody may try. */
export const BadgeHint = ({ signIn, isSaid }: { readonly signIn: SignIn; readonly isSaid: boolean }) => {
  const { t } = useTranslation()
  const { badgeError, isBusy, waitSeconds } = signIn
  if (waitSeconds > 0) return <Waiting seconds={waitSeconds} />
  if (isSaid && badgeError === undefined && !isBusy) return null
  return (
    <Alert
      role="none"
      variant="light"
      color={badgeError === undefined ? 'gray' : 'red'}
      icon={<IconIdBadge2 aria-hidden="true" />}
    >
      <Text component="output">{badgeError ?? (isBusy ? t('signIn.busy') : t('signIn.badge.hint'))}</Text>
    </Alert>
  )
}

/** Seen every second, said once: a screen reader is not to count along. */
const Waiting = ({ seconds }: { readonly seconds: number }) => {
  const { t } = useTranslation()
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const time = minutes === 0 ? t('signIn.wait.seconds', { count: rest }) : t('signIn.wait.minutes', { minutes, seconds: rest })
  return (
    <Alert role="alert" color="red" icon={<IconClockPause aria-hidden="true" />} title={t('signIn.wait.title')}>
      <Text aria-live="off" role="timer">
        {t('signIn.wait.next', { time })}
      </Text>
    </Alert>
  )
}
