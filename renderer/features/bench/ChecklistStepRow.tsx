import { Button, NumberInput, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistStep } from '../../../shared/catalogue/catalogue.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ShortcutKeys } from '../../ui/ShortcutKeys.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { type StepAnswer, verdictOf } from './checklist-run.ts'

export interface ChecklistStepRowProps {
  readonly step: ChecklistStep
  readonly position: number
  readonly answer: StepAnswer
  readonly onAnswer: (answer: StepAnswer) => void
  /** A letter key while the row has the focus. */
  readonly onLetter: (key: string) => void
}

/** "11.5 – 12.5 V", "≤ 60 °C", or nothing. */
const limitsOf = ({ min, max, unit }: ChecklistStep, number: (value: number) => string): string => {
  const range =
    min !== null && max !== null
      ? `${number(min)} – ${number(max)}`
      : min !== null
        ? `≥ ${number(min)}`
        : max !== null
          ? `≤ ${number(max)}`
          : ''
  return [range, unit].filter(Boolean).join(' ')
}

/** One step of the checklist: passed or failed by button or key, or a figure that judges itself. */
export const ChecklistStepRow = ({ step, position, answer, onAnswer, onLetter }: ChecklistStepRowProps) => {
  const { t } = useTranslation()
  const { language, number } = useFormat()
  const id = useId()
  const verdict = verdictOf(step, answer)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    onLetter(event.key.toLowerCase())
  }
  return (
    <fieldset className="hb-step" aria-labelledby={id} data-verdict={verdict} data-step={step.id}>
      <div>
        <Text id={id} fw={550}>
          {`${position}. ${wording(step.label, language)}`}
        </Text>
        {step.kind === 'measure' && (
          <Text size="xs" c="dimmed">
            {limitsOf(step, number)}
          </Text>
        )}
      </div>
      {step.kind === 'measure' ? (
        <div className="hb-step-measure">
          {verdict !== 'incomplete' && (
            <ToneBadge
              tone={verdict === 'passed' ? 'good' : 'bad'}
              icon={verdict === 'passed' ? <IconCheck size={14} aria-hidden="true" /> : <IconX size={14} aria-hidden="true" />}
              label={t(verdict === 'passed' ? 'job.test.pass' : 'job.test.fail')}
            />
          )}
          <NumberInput
            data-autofocus={position === 1 || undefined}
            aria-labelledby={id}
            w={130}
            suffix={step.unit === null ? '' : ` ${step.unit}`}
            placeholder={t('job.test.measure')}
            hideControls
            value={answer.measured ?? ''}
            onChange={(value) => onAnswer({ passed: null, measured: typeof value === 'number' ? value : null })}
          />
        </div>
      ) : (
        <Button.Group>
          <Button
            variant={answer.passed === true ? 'filled' : 'default'}
            color="green.8"
            data-autofocus={position === 1 || undefined}
            aria-pressed={answer.passed === true}
            leftSection={<IconCheck size={16} aria-hidden="true" />}
            rightSection={<ShortcutKeys keys="P" />}
            aria-keyshortcuts="P"
            onKeyDown={onKeyDown}
            onClick={() => onAnswer({ passed: true, measured: null })}
          >
            {t('job.test.pass')}
          </Button>
          <Button
            variant={answer.passed === false ? 'filled' : 'default'}
            color="red.8"
            aria-pressed={answer.passed === false}
            leftSection={<IconX size={16} aria-hidden="true" />}
            rightSection={<ShortcutKeys keys="F" />}
            aria-keyshortcuts="F"
            onKeyDown={onKeyDown}
            onClick={() => onAnswer({ passed: false, measured: null })}
          >
            {t('job.test.fail')}
          </Button>
        </Button.Group>
      )}
    </fieldset>
  )
}
