import { Checkbox, Input, NumberInput, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { codeKinds } from '../../../shared/labels/code-matrix.ts'
import { leastSideMm, mostSideMm } from '../../../shared/labels/label-design.ts'
import { directions, type LabelSizeName, labelSizes } from '../../../shared/labels/label-kinds.ts'
import type { LabelValues } from './label-form.ts'
import { SIZE_NAMES } from './label-form.ts'

export interface LabelPaperFieldsProps {
  readonly values: LabelValues
  readonly set: (patch: Partial<LabelValues>) => void
  readonly errorOf: (path: string) => string | undefined
}

const LANGUAGES = ['depot', 'en', 'zh-CN', 'both'] as const

/** On what paper a label is printed, how it is read, and which code it carries. */
export const LabelPaperFields = ({ values, set, errorOf }: LabelPaperFieldsProps) => {
  const { t } = useTranslation()
  const nameOf = (name: LabelSizeName) => {
    const { widthMm, heightMm } = labelSizes[name]
    if (heightMm === null) return t('labels.roll', { width: widthMm })
    if (name === '4x6in') return t('labels.inches')
    return name === 'card'
      ? t('labels.card', { width: widthMm, height: heightMm })
      : t('labels.sheet', { width: widthMm, height: heightMm })
  }
  const sizes = [...SIZE_NAMES.map((name) => ({ value: name, label: nameOf(name) })), { value: 'own', label: t('labels.own') }]
  const chooseSize = (chosen: string | null) => {
    const name = SIZE_NAMES.find((known) => known === chosen)
    if (name === undefined) return set({ sizeName: 'own' })
    const { widthMm, heightMm } = labelSizes[name]
    return set({ sizeName: name, width: widthMm, height: heightMm ?? values.height, isRoll: heightMm === null })
  }
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="md">
        <Select label={t('labels.labelSize')} data={sizes} value={values.sizeName} allowDeselect={false} onChange={chooseSize} />
        <Select
          label={t('labels.language.label')}
          data={LANGUAGES.map((value) => ({ value, label: t(`labels.language.${value}`) }))}
          value={values.language}
          allowDeselect={false}
          onChange={(value) => set({ language: LANGUAGES.find((known) => known === value) ?? 'depot' })}
        />
        {values.sizeName === 'own' && (
          <>
            <NumberInput
              required
              label={t('labels.width')}
              description={t('labels.limits', { least: leastSideMm, most: mostSideMm })}
              decimalScale={1}
              value={values.width}
              error={errorOf('size.widthMm')}
              onChange={(width) => set({ width })}
            />
            {!values.isRoll && (
              <NumberInput
                required
                label={t('labels.height')}
                description={t('labels.limits', { least: leastSideMm, most: mostSideMm })}
                decimalScale={1}
                value={values.height}
                error={errorOf('size.heightMm')}
                onChange={(height) => set({ height })}
              />
            )}
            <Checkbox
              label={t('labels.isRoll')}
              checked={values.isRoll}
              onChange={(event) => set({ isRoll: event.currentTarget.checked })}
            />
          </>
        )}
      </SimpleGrid>
      <Input.Wrapper label={t('labels.code.label')} labelElement="div" error={errorOf('code')}>
        <SegmentedControl
          fullWidth
          aria-label={t('labels.code.label')}
          data={codeKinds.map((value) => ({ value, label: t(`labels.code.${value}`) }))}
          value={values.code}
          onChange={(code) => set({ code })}
        />
      </Input.Wrapper>
      {!values.isRoll && (
        <Input.Wrapper label={t('labels.direction.label')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('labels.direction.label')}
            data={directions.map((value) => ({ value, label: t(`labels.direction.${value}`) }))}
            value={values.direction}
            onChange={(direction) => set({ direction })}
          />
        </Input.Wrapper>
      )}
    </Stack>
  )
}
