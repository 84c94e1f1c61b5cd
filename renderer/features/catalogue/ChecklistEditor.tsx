import { Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { focusLine } from './line-keys.ts'
import { emptyStep, MOST, moved, type StepLine } from './model-form.ts'
import { StepFields } from './StepFields.tsx'

export interface ChecklistEditorProps {
  readonly steps: readonly StepLine[]
  readonly onChange: (steps: readonly StepLine[]) => void
  readonly errorOf: (path: string) => string | undefined
}

/** The steps of the test, in the order they are asked at the bench. */
export const ChecklistEditor = ({ steps, onChange, errorOf }: ChecklistEditorProps) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const complaint = errorOf('checklist')
  const add = () => {
    onChange([...steps, emptyStep()])
    focusLine(list.current, steps.length)
  }
  return (
    <Stack gap="xs" ref={list}>
      <Text c="dimmed">{steps.length === 0 ? t('models.empty.checklist') : t('models.checklistHint')}</Text>
      {complaint !== undefined && <Text c="var(--mantine-color-error)">{complaint}</Text>}
      {steps.map((step, index) => (
        <StepFields
          key={step.key}
          step={step}
          index={index}
          isLast={index === steps.length - 1}
          errorOf={(field) => errorOf(`checklist.${index}.${field}`)}
          onChange={(patch) => onChange(steps.with(index, { ...step, ...patch }))}
          onMove={(by) => onChange(moved(steps, index, by))}
          onRemove={() => {
            onChange(steps.toSpliced(index, 1))
            focusLine(list.current, index)
          }}
        />
      ))}
      <ActionButton
        variant="default"
        w="fit-content"
        label={t('models.addLine.checklist')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        shortcut="alt+n"
        disabledReason={steps.length >= MOST.checklist ? t('field.tooMany', { max: MOST.checklist }) : undefined}
        onAction={add}
      />
    </Stack>
  )
}
