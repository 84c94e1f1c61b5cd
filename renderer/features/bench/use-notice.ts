import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { RefusalCode } from '../../../shared/kernel/refusal.ts'
import { failureText, refusalText } from '../../app/failures.ts'

/** What a move's refusal speaks of. */
export interface RefusedMove {
  readonly from: Stage
  readonly to: Stage
  readonly holdReason: string | null
}

/** A refusal of the stage table in words, the same that the store's refusal would have. */
export const useRefusalWords = () => {
  const { t } = useTranslation()
  return (reason: RefusalCode, { from, to, holdReason }: RefusedMove): string =>
    refusalText(t, { reason, params: { from, to, stage: from, reason: holdReason ?? '' } })
}

const noticeId = 'bench'

/**
 * Says what became of a scan, a key or a drop: on the screen, and to assistive technology, because notices are alerts. The
 * newest one takes the place of the one before, so that whoever looks up sees the last thing that happened.
 */
export const useNotice = () => {
  const { t } = useTranslation()
  return useMemo(() => {
    const show = (color: string, title: string, message?: string) => {
      notifications.hide(noticeId)
      notifications.show({
        id: noticeId,
        color,
        title,
        message: message ?? '',
        autoClose: color === 'red' ? 12_000 : 5_000,
        closeButtonProps: { 'aria-label': t('action.close') },
      })
    }
    return {
      done: (title: string, message?: string) => show('teal', title, message),
      refused: (title: string, message?: string) => show('red', title, message),
      failed: (thrown: unknown) => {
        const text = failureText(t, thrown)
        show('red', text.title, text.next)
      },
    }
  }, [t])
}
