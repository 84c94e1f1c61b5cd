import { Container } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { classifyFailure, failureText } from './failures.ts'

/** What a page shows that broke: the depot's answer in words, or that the page itself is at fault. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useTranslation()
  const router = useRouter()
  const failure = classifyFailure(error)
  const isOwnFault = failure.kind === 'internal' && failure.correlationId === undefined
  const text = isOwnFault ? { title: t('error.page.title'), next: t('error.page.next') } : failureText(t, error)
  const again = async () => {
    reset()
    await router.invalidate()
  }
  return (
    <Container size="sm" py="xl">
      <ErrorNotice
        failure={{ ...text, kept: undefined }}
        actions={
          <>
            <ActionButton label={t('action.retry')} onAction={again} />
            <ActionButton variant="default" label={t('action.back')} onAction={() => router.history.back()} />
          </>
        }
      />
    </Container>
  )
}
