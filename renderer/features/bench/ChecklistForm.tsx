import { Group, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { type ChecklistStep, effectiveChecklist } from '../../../shared/catalogue/catalogue.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalParagraph } from '../../../shared/kernel/text.ts'
import { z } from 'zod'
import { client } from '../../app/api.ts'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { type Answers, NO_ANSWER, passTheRest, resultsOf, runVerdict, type StepAnswer } from './checklist-run.ts'
import { ChecklistStepRow } from './ChecklistStepRow.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { useLetterKey } from './use-letter-key.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'

interface RunValues extends Record<string, unknown> {
  answers: Answers
  note: string
}

const noteSchema = z.object({ note: optionalParagraph(2000) })
const tones = { passed: 'good', failed: 'bad', incomplete: 'neutral' } as const

export interface ChecklistFormProps {
  readonly job: JobFile
  /** How it begins: empty, all checked steps passed (scan `pass`), or waiting for what failed (scan `fail`). */
  readonly start: 'empty' | 'pass' | 'fail'
  readonly onClose: () => void
}

/** The step's figure, or its answer: the one given, else the first. */
const focusStep = (place: HTMLElement | null, step: ChecklistStep): void => {
  const row = place?.querySelector(`[data-step="${step.id}"]`)
  const field = row?.querySelector<HTMLElement>('input, [aria-pressed="true"]') ?? row?.querySelector<HTMLElement>('button')
  field?.focus()
}

/** A run of the model's checklist, signed by whoever saves it. P and F answer the step that has the focus and go on. */
export const ChecklistForm = ({ job, start, onClose }: ChecklistFormProps) => {
  const { t } = useTranslation()
  const notice = useNotice()
  const settle = useLetterKey()
  const place = useRef<HTMLDivElement>(null)
  const steps = effectiveChecklist(job.checklist)
  const initialValues: RunValues = { answers: start === 'pass' ? passTheRest(job.checklist, {}) : {}, note: '' }
  const form = useForm({ initialValues, validate: checkedBy(t, noteSchema) })
  const { answers, note } = form.values
  const verdict = runVerdict(job.checklist, answers)
  const change = useChange(client.bench.recordTest)

  const answer = (step: ChecklistStep, given: StepAnswer) =>
    form.setFieldValue('answers', { ...form.getValues().answers, [step.id]: given })
  const onLetter = (step: ChecklistStep, at: number, key: string) => {
    if (key !== 'p' && key !== 'f') return
    settle(() => {
      // At once: the last step keeps the focus, on the answer that it was given.
      flushSync(() => answer(step, { passed: key === 'p', measured: null }))
      focusStep(place.current, steps[at + 1] ?? step)
    })
  }
  const save = async (values: RunValues, version: number) => {
    const results = resultsOf(job.checklist, values.answers)
    const run = await change.mutateAsync({ jobId: job.id, version, results, note: noteSchema.parse(values).note })
    const said = { number: job.number, stage: run.stage }
    rememberDeed({ takeBack: null, whyNot: (t) => t('undo.not.test') })
    if (run.passed) notice.done((t) => t('bench.said.testPassed', { ...said, stage: t(`stage.${run.stage}`) }))
    else notice.refused((t) => t('bench.said.testFailed', { ...said, stage: t(`stage.${run.stage}`) }))
  }
  const onScan: ScanHandler = async ({ scan }) => {
    if (scan.kind !== 'command' || (scan.command !== 'pass' && scan.command !== 'fail')) return false
    if (scan.command === 'fail') {
      notice.refused((t) => t('bench.said.markFailed'))
    } else if (verdict === 'incomplete') {
      form.setFieldValue('answers', passTheRest(job.checklist, answers))
      notice.done((t) => t('bench.said.passAgain'))
    } else if (verdict === 'failed') {
      notice.refused((t) => t('bench.said.hasFailed'))
    } else {
      await confirm()
    }
    return true
  }
  /** The second `pass`: as if the button had been pressed. */
  const confirm = async () => {
    try {
      await save(form.getValues(), job.version)
      onClose()
    } catch (failure) {
      notice.failed(failure)
    }
  }
  const missing = verdict === 'incomplete' ? t('refusal.checklist-incomplete') : undefined
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.checklist', { number: job.number })}
      form={form}
      size="lg"
      isStep
      onSave={save}
      onClose={onClose}
      onScan={onScan}
      saveLabel={t(verdict === 'failed' ? 'job.test.signFailed' : 'job.test.sign')}
      disabledReason={missing}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text c="dimmed">{t('job.hint.checklist')}</Text>
        <output aria-label={t('job.test.verdict')}>
          <ToneBadge tone={tones[verdict]} label={t(`job.test.${verdict}`)} />
        </output>
      </Group>
      <div ref={place}>
        {steps.map((step, at) => (
          <ChecklistStepRow
            key={step.id}
            step={step}
            position={at + 1}
            answer={answers[step.id] ?? NO_ANSWER}
            onAnswer={(given) => answer(step, given)}
            onLetter={(key) => onLetter(step, at, key)}
          />
        ))}
      </div>
      <div>
        <ActionButton
          variant="light"
          label={t('job.test.passRest')}
          shortcut="alt+p"
          onAction={() => form.setFieldValue('answers', passTheRest(job.checklist, answers))}
        />
      </div>
      <LongTextField
        label={t('job.field.note')}
        minRows={2}
        limit={2000}
        value={note}
        onChange={(text) => form.setFieldValue('note', text)}
        error={form.errors['note']}
      />
    </JobFormModal>
  )
}
