import { NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import type { TermsValues } from './model-form.ts'

export interface TermsFieldsProps {
  readonly terms: TermsValues
  readonly onChange: (terms: TermsValues) => void
  readonly errorOf: (path: string) => string | undefined
}

const STARTS = ['purchase', 'installation'] as const
const REGIONS = ['domestic', 'export'] as const
const LINES = ['partsMonths', 'labourMonths'] as const

/** What the maker promises: from when, by region, parts and labour apart. Months; 0 is none. */
export const TermsFields = ({ terms, onChange, errorOf }: TermsFieldsProps) => {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <ChoiceField
        label={t('models.startsFrom')}
        choices={STARTS.map((from) => ({ value: from, label: t(`models.starts.${from}`) }))}
        value={terms.startsFrom}
        onChange={(startsFrom) => onChange({ ...terms, startsFrom })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        {REGIONS.flatMap((region) =>
          LINES.map((line) => (
            <NumberInput
              key={`${region}.${line}`}
              label={t(`models.months.${region}.${line}`)}
              min={0}
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
              value={terms[region][line]}
              error={errorOf(`terms.${region}.${line}`)}
              onChange={(value) =>
                onChange({ ...terms, [region]: { ...terms[region], [line]: typeof value === 'number' ? value : '' } })
              }
            />
          )),
        )}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t('models.monthsHint')}
      </Text>
    </Stack>
  )
}
