import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { useChange } from '../../app/use-change.ts'
import { checkedBy } from './form-check.ts'
import { JobFormModal } from './JobFormModal.tsx'

const schema = z.object({ shelf: optionalLine(20) })

/** Where the unit lies: typed, or the shelf's own label scanned. */
export const ShelfForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({ initialValues: { shelf: job.shelf ?? '' }, validate: checkedBy(t, schema) })
  const change = useChange(client.jobs.setShelf)
  const takeShelf: ScanHandler = ({ scan }) => {
    if (scan.kind === 'bin') form.setFieldValue('shelf', scan.number)
    else if (scan.kind === 'foreign') form.setFieldValue('shelf', scan.text)
    else return false
    return true
  }
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.shelf', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
      onScan={takeShelf}
    >
      <TextInput label={t('job.shelf')} description={t('job.hint.shelf')} data-autofocus {...form.getInputProps('shelf')} />
    </JobFormModal>
  )
}
