import { PasswordInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PinValues } from './pin-check.ts'

export interface PinFieldsProps {
  readonly values: PinValues
  readonly onChange: (values: Partial<PinValues>) => void
  /** In the reader's language. */
  readonly errorOf: (field: keyof PinValues) => string | undefined
}

/** A new PIN, masked and typed twice. */
export const PinFields = ({ values, onChange, errorOf }: PinFieldsProps) => {
  const { t } = useTranslation()
  const field = (name: keyof PinValues) => ({
    label: t(`pin.${name}`),
    value: values[name],
    error: errorOf(name),
    required: true,
    inputMode: 'numeric' as const,
    maxLength: 8,
    autoComplete: 'new-password',
    // The eye is for the mouse; with Tab the next field comes first.
    visibilityToggleButtonProps: { 'aria-label': t('pin.show'), tabIndex: -1 },
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
      <PasswordInput {...field('pin')} description={errorOf('pin') === undefined ? t('pin.hint') : undefined} />
      <PasswordInput {...field('pinAgain')} />
    </SimpleGrid>
  )
}
