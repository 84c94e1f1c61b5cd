import { Checkbox, Group, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconChecks } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { emptyReturn, returnSchema, type ReturnValues } from './loan-form.ts'
import './loaners.css'

/** A loaner comes back: how it looks, and each accessory with it or explained. Mount it to open it. */
export const ReturnModal = ({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const giveBack = useChange(client.loaners.giveBack)
  const form = useForm<ReturnValues>({
    initialValues: emptyReturn(loan),
    validate: (values) => checkedBy(t, returnSchema)(values),
  })
  useScanStop()
  // Its own label once more: whoever scans twice means the same.
  useScan(({ scan }) => scan.kind === 'loaner' && scan.number === loan.loaner.number, { priority: 'dialog' })
  const headingId = useId()
  const { accessories } = form.values
  const isAllBack = accessories.every(({ isBack }) => isBack)
  const save = async (values: ReturnValues) => {
    await giveBack.mutateAsync({ loanId: loan.id, ...returnSchema.parse(values) })
    rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.loanerReturn') })
  }
  return (
    <FormModal
      isOpen
      heading={t('loaners.loan.takeBackHeading', { model: loan.loaner.model })}
      form={form}
      saveLabel={t('loaners.loan.takeBackNow')}
      onSave={save}
      onClose={onClose}
    >
      {accessories.length > 0 && (
        <fieldset className="loaner-accessories" aria-labelledby={headingId}>
          <Group justify="space-between">
            <Text id={headingId} fw={600}>
              {t('loaners.loan.isBack')}
            </Text>
            <ActionButton
              variant="default"
              size="compact-md"
              label={t('loaners.loan.allBack')}
              icon={<IconChecks size={17} aria-hidden="true" />}
              shortcut="alt+a"
              disabledReason={isAllBack ? t('loaners.loan.allBack') : undefined}
              onAction={() =>
                form.setFieldValue(
                  'accessories',
                  accessories.map((item) => ({ ...item, isBack: true })),
                )
              }
            />
          </Group>
          {accessories.map(({ name, isBack }, index) => (
            <div key={name} className="loaner-accessory">
              <Checkbox
                size="md"
                label={name}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
                {...form.getInputProps(`accessories.${index}.isBack`, { type: 'checkbox' })}
              />
              {!isBack && (
                <TextInput
                  aria-label={t('loaners.loan.notBack', { name })}
                  placeholder={t('loaners.loan.notBackHint')}
                  autoComplete="off"
                  {...form.getInputProps(`accessories.${index}.explanation`)}
                />
              )}
            </div>
          ))}
        </fieldset>
      )}
      <TextInput
        label={t('loaners.field.conditionIn')}
        required
        autoComplete="off"
        {...(accessories.length === 0 ? { 'data-autofocus': true } : {})}
        {...form.getInputProps('condition')}
      />
      <TextInput
        label={t('loaners.loan.keepBack')}
        description={t('loaners.loan.keepBackHint')}
        autoComplete="off"
        {...form.getInputProps('outOfUse')}
      />
    </FormModal>
  )
}
