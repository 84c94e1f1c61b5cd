import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { PERMISSION_WAYS, permissionFields } from '../../../shared/remote/remote.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'

const schema = z.object(permissionFields)

/** The customer's permission, before anything else: who gave it, and by which way. */
export const BeginForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  useScanStop()
  const initialValues: z.input<typeof schema> = { permissionBy: job.customer.name, permissionWay: 'phone' }
  const form = useForm<Record<string, unknown> & typeof initialValues>({ initialValues, validate: checkedBy(t, schema) })
  const change = useChange(client.remote.begin)
  return (
    <FormModal
      heading={t('remote.form.begin', { number: job.number })}
      isOpen
      form={form}
      onSave={(typed) => change.mutateAsync({ jobId: job.id, ...schema.parse(typed) })}
      onClose={onClose}
    >
      <TextInput
        label={t('remote.field.permissionBy')}
        description={t('remote.hint.permission')}
        required
        data-autofocus
        {...form.getInputProps('permissionBy')}
      />
      <ChoiceField
        label={t('remote.field.permissionWay')}
        choices={PERMISSION_WAYS.map((value) => ({ value, label: t(`remote.way.${value}`) }))}
        value={form.values.permissionWay}
        onChange={(way) => form.setFieldValue('permissionWay', way)}
      />
    </FormModal>
  )
}
