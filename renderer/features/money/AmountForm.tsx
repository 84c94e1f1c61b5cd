import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { line } from '../../../shared/kernel/text.ts'
import { fieldText } from '../../app/failures.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { moneyText } from '../../fields/money-entry.ts'
import { useMoneyEntry } from '../../fields/use-money-entry.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'

export interface AmountFormProps {
  readonly heading: string
  /** What it may be at most; there to be accepted. */
  readonly most: number
  readonly hint: string
  readonly saveLabel: string
  readonly save: (amount: number, reason: string) => Promise<unknown>
  readonly onClose: () => void
  /** Between the amount and the reason. */
  readonly children?: ReactNode
}

const reasonSchema = line(200)

/** An amount and why: what a manager decides. */
export const AmountForm = ({ heading, most, hint, saveLabel, save, onClose, children }: AmountFormProps) => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const read = useMoneyEntry()
  const form = useForm({
    initialValues: { amount: moneyText(most, currency), reason: '' },
    validate: {
      amount: (typed) => read(typed).error ?? null,
      reason: (typed) => {
        const [issue] = reasonSchema.safeParse(typed).error?.issues ?? []
        return issue === undefined ? null : fieldText(t, issue.message)
      },
    },
  })
  const onSave = async ({ amount, reason }: { amount: string; reason: string }) => {
    const entry = read(amount)
    if (entry.amount !== undefined) await save(entry.amount, reason)
  }
  return (
    <FormModal heading={heading} isOpen form={form} onSave={onSave} onClose={onClose} saveLabel={saveLabel}>
      <MoneyField
        label={t('money.field.amount')}
        description={hint}
        required
        data-autofocus
        value={form.values.amount}
        error={form.errors['amount']}
        onChange={(typed) => form.setFieldValue('amount', typed)}
      />
      {children}
      <TextInput label={t('money.field.reason')} required autoComplete="off" {...form.getInputProps('reason')} />
    </FormModal>
  )
}
