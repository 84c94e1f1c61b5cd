import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { dayToCome, dueDay } from './loan-form.ts'

/** Another day on which a loaner is due back. Mount it to open it. */
export const ExtendModal = ({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const extend = useChange(client.loaners.extend)
  const today = useFormat().today()
  const schema = z.object({ dueOn: dueDay(today) })
  const form = useForm<{ dueOn: string | null }>({
    initialValues: { dueOn: dayToCome(loan.dueOn, today) },
    validate: (values) => checkedBy(t, schema)(values),
  })
  useScanStop()
  return (
    <FormModal
      isOpen
      heading={t('loaners.loan.extendHeading', { model: loan.loaner.model })}
      form={form}
      onSave={(values) => extend.mutateAsync({ loanId: loan.id, ...schema.parse(values) })}
      onClose={onClose}
    >
      <DateField
        label={t('loaners.field.dueOn')}
        required
        data-autofocus
        value={form.values.dueOn}
        onChange={(dueOn) => form.setFieldValue('dueOn', dueOn)}
        error={form.errors['dueOn']}
      />
    </FormModal>
  )
}
