import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { RefusalCode } from '../../../shared/kernel/refusal.ts'
import { classifyFailure, failureText, refusalText } from '../failures.ts'
import { type NoticeAction, showNotice } from '../notices/notices.ts'

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

/** The job that a refusal points to: the one on which somebody's timer runs. */
const jobToOpen = (thrown: unknown): string | undefined => {
  const failure = classifyFailure(thrown)
  if (failure.kind !== 'refused' || failure.refusal.reason !== 'timer-running') return undefined
  return String(failure.refusal.params['number'])
}

/** Says what became of a scan, a key or a drop; a refusal that points to another job has the way there. */
export const useNotice = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMemo(() => {
    const wayTo = (number: string): NoticeAction => ({
      label: t('bench.openJob', { number }),
      run: () => void navigate({ to: '/jobs/$number', params: { number } }),
    })
    return {
      done: (heading: string, text?: string) => showNotice({ tone: 'good', heading, text }),
      refused: (heading: string, text?: string) => showNotice({ tone: 'bad', heading, text }),
      failed: (thrown: unknown) => {
        const { title, next } = failureText(t, thrown)
        const number = jobToOpen(thrown)
        showNotice({ tone: 'bad', heading: title, text: next, actions: number === undefined ? undefined : [wayTo(number)] })
      },
    }
  }, [t, navigate])
}
