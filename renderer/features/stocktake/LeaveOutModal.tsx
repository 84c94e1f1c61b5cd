import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { StocktakeId } from '../../../shared/kernel/ids.ts'
import { line } from '../../../shared/kernel/text.ts'
import type { StocktakeBin } from '../../../shared/stocktake/stocktake.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { FormModal } from '../../ui/FormModal.tsx'

const schema = z.object({ reason: line(200) })

interface LeaveOutModalProps {
  readonly stocktakeId: StocktakeId
  readonly place: StocktakeBin
  readonly onClose: () => void
}

/** A bin is not counted this time; the reason stays with the stocktake. Mount it to open it. */
export const LeaveOutModal = ({ stocktakeId, place, onClose }: LeaveOutModalProps) => {
  const { t } = useTranslation()
  const leaveOut = useChange(client.stocktake.leaveOut)
  useScanStop()
  const form = useForm({ initialValues: { reason: '' }, validate: checkedBy(t, schema) })
  return (
    <FormModal
      isOpen
      heading={t('stocktake.leaveOutOf', { bin: place.code })}
      form={form}
      saveLabel={t('stocktake.leaveOut')}
      onSave={(values) => leaveOut.mutateAsync({ stocktakeId, binId: place.binId, ...schema.parse(values) })}
      onClose={onClose}
    >
      <TextInput
        label={t('stocktake.reason')}
        description={t('stocktake.reasonHint')}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('reason')}
      />
    </FormModal>
  )
}
