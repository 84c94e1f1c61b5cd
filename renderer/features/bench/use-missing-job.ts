import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { classifyFailure } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'

/** A link to a job that is not here says so and leaves people where they were; on the board when that was no page of this app. */
export const useMissingJob = (number: string, failure: unknown): void => {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const isMissing = failure !== null && classifyFailure(failure).kind === 'not-found'
  useEffect(() => {
    if (!isMissing) return
    showNotice({ tone: 'bad', words: (t) => ({ heading: t('bench.missingJob', { number }), text: t('error.notFound.next') }) })
    if (canGoBack) router.history.back()
    else void router.navigate({ to: '/board', replace: true })
  }, [isMissing, canGoBack, number, router])
}
