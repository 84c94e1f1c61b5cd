import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SEVERITIES } from '../../../shared/jobs/assessment.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { FOUND_BY, type FoundBy, reportFields } from '../../../shared/quality/quality.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useChange } from '../../app/use-change.ts'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { PhotoInput, type PickedPhoto } from '../../ui/PhotoInput.tsx'

const schema = z.object(reportFields).omit({ photoIds: true })

interface ReportValues extends Record<string, unknown> {
  batch: string
  fault: string
  foundBy: FoundBy
  severity: (typeof SEVERITIES)[number]
  probableCause: string
  part: string
  supplier: string
  measure: string
  photos: readonly PickedPhoto[]
}

/** What the bench has found so far stands in the form already. */
const valuesOf = ({ assessment, fault }: JobFile): ReportValues => ({
  batch: '',
  fault: assessment?.findings ?? fault,
  foundBy: assessment === null ? 'customer' : 'assessment',
  severity: assessment?.severity ?? 'general',
  probableCause: assessment?.cause ?? '',
  part: '',
  supplier: '',
  measure: '',
  photos: [],
})

/** Files a quality report about the job's unit (产品质量信息反馈及处理单). */
export const FileReportForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  useScanStop()
  const form = useForm({ initialValues: valuesOf(job), validate: checkedBy(t, schema) })
  const { values } = form
  const change = useChange(client.quality.file)
  const upload = usePhotoUpload()
  const save = async (typed: ReportValues) =>
    change.mutateAsync({ jobId: job.id, ...schema.parse(typed), photoIds: await upload(typed.photos) })
  const long = (name: 'fault' | 'probableCause' | 'measure') => ({
    label: t(`quality.field.${name}`),
    limit: 2000,
    minRows: 2,
    value: values[name],
    onChange: (text: string) => form.setFieldValue(name, text),
    error: form.errors[name],
  })
  return (
    <FormModal
      heading={t('quality.form.file', { number: job.number })}
      isOpen
      form={form}
      size="xl"
      saveLabel={t('quality.save.file')}
      onSave={save}
      onClose={onClose}
    >
      <FactsGrid
        facts={[
          { label: t('quality.field.product'), value: `${job.brand} ${job.modelName}` },
          { label: t('quality.field.serial'), value: job.serial },
        ]}
      />
      <LongTextField {...long('fault')} required data-autofocus />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('quality.field.foundBy')}
          allowDeselect={false}
          data={FOUND_BY.map((value) => ({ value, label: t(`quality.foundBy.${value}`) }))}
          {...form.getInputProps('foundBy')}
        />
        <ChoiceField
          label={t('quality.field.severity')}
          choices={SEVERITIES.map((value) => ({ value, label: t(`job.severity.${value}`) }))}
          value={values.severity}
          onChange={(severity) => form.setFieldValue('severity', severity)}
        />
      </SimpleGrid>
      <LongTextField {...long('probableCause')} />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={t('quality.field.part')} {...form.getInputProps('part')} />
        <TextInput label={t('quality.field.supplier')} {...form.getInputProps('supplier')} />
        <TextInput label={t('quality.field.batch')} {...form.getInputProps('batch')} />
      </SimpleGrid>
      <LongTextField {...long('measure')} required />
      <PhotoInput value={values.photos} onChange={(photos) => form.setFieldValue('photos', photos)} />
    </FormModal>
  )
}
