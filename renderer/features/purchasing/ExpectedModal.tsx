import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../shared/kernel/time.ts'
import type { Order, OrderLine } from '../../../shared/purchasing/orders.ts'
import { api, client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'

interface ExpectedModalProps {
  readonly order: Order
  /** Undefined means all that is still to come. */
  readonly line?: OrderLine
  readonly isSending?: boolean
  readonly onClose: () => void
}

/** When the supplier means to deliver: asked as the order goes out, and again whenever the day moves. */
export const ExpectedModal = ({ order, line, isSending = false, onClose }: ExpectedModalProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const send = useChange(client.purchasing.send)
  const move = useChange(client.purchasing.setExpected)
  const file = useQuery(api.purchasing.supplier.queryOptions({ input: isSending ? { supplierId: order.supplierId } : skipToken }))
  const leadTime = file.data?.supplier.leadTimeDays
  const form = useForm<{ expectedOn: string | null }>({
    initialValues: { expectedOn: isSending ? null : (line?.expectedOn ?? order.expectedOn) },
    validate: ({ expectedOn }) => {
      if (expectedOn === null) return isSending ? {} : { expectedOn: t('field.required') }
      return expectedOn < format.today() ? { expectedOn: t('field.dateInPast') } : {}
    },
  })
  const at = { orderId: order.id, version: order.version }
  const save = async ({ expectedOn }: { expectedOn: string | null }) => {
    if (isSending) await send.mutateAsync({ ...at, expectedOn })
    else if (expectedOn !== null) await move.mutateAsync({ ...at, lineId: line?.id ?? null, expectedOn })
  }
  return (
    <FormModal
      isOpen
      size="md"
      heading={
        isSending
          ? t('purchasing.sendHeading', { number: order.number })
          : line === undefined
            ? t('purchasing.changeDate')
            : t('purchasing.changeDateOf', { sku: line.sku })
      }
      form={form}
      {...(isSending ? { saveLabel: t('purchasing.markSent') } : {})}
      onSave={save}
      onClose={onClose}
    >
      {isSending && <Text>{t('purchasing.sendHint', { supplier: order.supplier })}</Text>}
      <DateField
        label={t('purchasing.field.expectedOn')}
        description={
          isSending && leadTime !== undefined
            ? t('purchasing.leadTimeDay', { date: format.date(addDays(format.today(), leadTime)), days: leadTime })
            : undefined
        }
        required={!isSending}
        data-autofocus
        value={form.values.expectedOn}
        onChange={(expectedOn) => form.setFieldValue('expectedOn', expectedOn)}
        error={form.errors['expectedOn']}
      />
    </FormModal>
  )
}
