import {
  IconBookmark,
  IconChecklist,
  IconClipboardCheck,
  IconFileInvoice,
  IconPackageExport,
  IconPackageImport,
  IconPlayerPlay,
  IconSearch,
  IconTool,
  IconUserCheck,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { stageIcons } from '../../ui/StageBadge.tsx'
import { focusHome } from '../../ui/use-focus-back.ts'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { useReserveParts } from '../../app/job-form/use-reserve-parts.ts'
import type { NextStep } from './next-step.ts'
import { useMoveJob } from './use-move-job.ts'
import type { OfferedStepWords } from './use-next-step.ts'
import { useSimpleChanges } from './use-simple-changes.ts'

const dialogIcons = {
  assess: IconSearch,
  plan: IconFileInvoice,
  consent: IconUserCheck,
  approve: IconClipboardCheck,
  log: IconTool,
  checklist: IconChecklist,
} as const

export const iconOfStep = (step: NextStep): typeof IconTool => {
  if (step.kind === 'move') return stageIcons[step.to]
  if (step.kind === 'dialog') return dialogIcons[step.dialog]
  if (step.kind === 'arrival') return IconPackageImport
  if (step.kind === 'reserve') return IconBookmark
  return step.kind === 'release' ? IconPlayerPlay : IconPackageExport
}

/** A step as its button says it. */
export const useStepWords = () => {
  const { t } = useTranslation()
  return (step: NextStep): string => {
    if (step.kind === 'dialog') return t(`job.step.${step.dialog}`)
    if (step.kind === 'release') return t('job.action.release')
    if (step.kind === 'hand-back') return t('job.step.handBack')
    if (step.kind === 'arrival') return t('job.step.receive')
    if (step.kind === 'reserve') return t('jobParts.reserve')
    if (step.to === 'assessing') return t('job.step.startAssessment')
    if (step.to === 'awaiting-approval') return t('job.step.askCustomer')
    return t('job.step.moveTo', { stage: t(`stage.${step.to}`) })
  }
}

export interface NextStepButtonProps {
  readonly job: JobFile
  readonly offered: OfferedStepWords
  readonly onDialog: (dialog: JobDialog) => void
}

/** The one big button: what comes next for this job. */
export const NextStepButton = ({ job, offered: { step, reason }, onDialog }: NextStepButtonProps) => {
  const navigate = useNavigate()
  const move = useMoveJob()
  const stepWords = useStepWords()
  const { release } = useSimpleChanges(job)
  const reserve = useReserveParts(job)
  const run = () => {
    if (step.kind === 'move') return move(job, step.to)
    if (step.kind === 'dialog') return onDialog(step.dialog)
    if (step.kind === 'release') return release()
    if (step.kind === 'reserve') return reserve()
    if (step.kind === 'arrival')
      return navigate({ to: '/rmas/$number/arrival', params: { number: job.rmaNumber }, search: { job: job.number } })
    return navigate({ to: '/jobs/$number/hand-back', params: { number: job.number } })
  }
  return (
    <ActionButton
      size="lg"
      label={stepWords(step)}
      icon={createElement(iconOfStep(step), { size: 22, 'aria-hidden': true })}
      shortcut="alt+n"
      disabledReason={reason}
      onAction={run}
      data-testid="next-step"
      {...focusHome}
    />
  )
}
