import type { TFunction } from 'i18next'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { RefusalCode } from '../../../shared/kernel/refusal.ts'
import { classifyFailure, failureNotice, refusalText } from '../failures.ts'
import { type NoticeAction, type NoticeTone, type Said, showNotice } from '../notices/notices.ts'

/** What a move's refusal speaks of. */
export interface RefusedMove {
  readonly from: Stage
  readonly to: Stage
  readonly holdReason: string | null
}

/** A refusal of the stage table in words, the same that the store's refusal would have. */
export const refusedMoveWords = (t: TFunction, reason: RefusalCode, { from, to, holdReason }: RefusedMove): string =>
  refusalText(t, { reason, params: { from, to, stage: from, reason: holdReason ?? '' } })

/** The same in the reader's language of now, for what is drawn anew when that changes. */
export const useRefusalWords = () => {
  const { t } = useTranslation()
  return (reason: RefusalCode, move: RefusedMove): string => refusedMoveWords(t, reason, move)
}

/** The job that a refusal points to: the one on which somebody's timer runs. */
const jobToOpen = (thrown: unknown): string | undefined => {
  const failure = classifyFailure(thrown)
  if (failure.kind !== 'refused' || failure.refusal.reason !== 'timer-running') return undefined
  return String(failure.refusal.params['number'])
}

const say =
  (tone: NoticeTone) =>
  (heading: Said, text?: Said): void =>
    showNotice({ tone, words: (t) => ({ heading: heading(t), text: text?.(t) }) })

/** Says what became of a scan, a key or a drop; a refusal that points to another job has the way there. */
export const useNotice = () => {
  const navigate = useNavigate()
  return useMemo(() => {
    const wayTo = (number: string): NoticeAction => ({
      label: (t) => t('bench.openJob', { number }),
      run: () => void navigate({ to: '/jobs/$number', params: { number } }),
    })
    return {
      done: say('good'),
      refused: say('bad'),
      failed: (thrown: unknown) => {
        const number = jobToOpen(thrown)
        const actions = number === undefined ? undefined : [wayTo(number)]
        showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown), actions })
      },
    }
  }, [navigate])
}
