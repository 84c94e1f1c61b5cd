import { NumberInput, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { moveByKeys } from './line-keys.ts'
import { LineButtons } from './LineButtons.tsx'
import { LineText } from './LineText.tsx'
import type { StepLine } from './model-form.ts'

export interface StepFieldsProps {
  readonly step: StepLine
  readonly index: number
  readonly isLast: boolean
  readonly errorOf: (field: 'label' | 'unit' | 'min' | 'max') => string | undefined
  readonly onChange: (patch: Partial<StepLine>) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

const LANGUAGES = ['en', 'zh-CN'] as const
const LIMITS = ['min', 'max'] as const

/** One step: its words in both languages, whether it is judged or measured, and then its unit and limits. */
export const StepFields = (props: StepFieldsProps) => {
  const { step, index, isLast, errorOf, onChange, onMove, onRemove } = props
  const { t } = useTranslation()
  const number = index + 1
  return (
    // A fieldset would bring a legend and a frame of its own. Keys bubble up from the line's fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      data-line
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={t('models.line', { list: t('models.field.checklist'), number })}
      className="model-step"
      onKeyDown={(event) => moveByKeys(event, onMove)}
    >
      <Text c="dimmed" ta="right" className="model-step-number">
        {number}
      </Text>
      {LANGUAGES.map((language) => (
        <LineText
          key={language}
          language={language}
          value={step[language]}
          error={language === 'en' ? errorOf('label') : undefined}
          onChange={(text) => onChange({ [language]: text })}
        />
      ))}
      <SegmentedControl
        aria-label={t('models.step.kind')}
        value={step.kind}
        data={[
          { value: 'check', label: t('models.step.check') },
          { value: 'measure', label: t('models.step.measure') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <div className="model-step-limits">
        {step.kind === 'measure' && (
          <>
            {LIMITS.map((limit) => (
              <NumberInput
                key={limit}
                hideControls
                aria-label={t(`models.step.${limit}`)}
                placeholder={t(`models.step.${limit}`)}
                value={step[limit]}
                error={errorOf(limit)}
                onChange={(value) => onChange({ [limit]: typeof value === 'number' ? value : '' })}
              />
            ))}
            <TextInput
              maxLength={12}
              autoComplete="off"
              aria-label={t('models.step.unit')}
              placeholder={t('models.step.unit')}
              value={step.unit}
              error={errorOf('unit')}
              onChange={(event) => onChange({ unit: event.currentTarget.value })}
            />
          </>
        )}
      </div>
      <LineButtons number={number} isFirst={index === 0} isLast={isLast} onMove={onMove} onRemove={onRemove} />
    </div>
  )
}
