import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { useChange } from '../../app/use-change.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'

const schema = z.object({ shelf: optionalLine(20) })

const takeShelf =
  (form: UseFormReturnType<{ shelf: string }>): ScanHandler =>
  ({ scan }) => {
    if (scan.kind === 'bin') form.setFieldValue('shelf', scan.number)
    else if (scan.kind === 'foreign') form.setFieldValue('shelf', scan.text)
    else return false
    return true
  }

/** Where the unit lies: typed, or the shelf's own label scanned. */
export const ShelfForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const change = useChange(client.jobs.setShelf)
  return (
    <JobChangeForm
      job={job}
      heading={t('job.form.shelf', { number: job.number })}
      schema={schema}
      initialValues={{ shelf: job.shelf ?? '' }}
      save={(fields, at) => change.mutateAsync({ ...at, ...fields })}
      onClose={onClose}
      scanInto={takeShelf}
    >
      {(form) => (
        <TextInput label={t('job.shelf')} description={t('job.hint.shelf')} data-autofocus {...form.getInputProps('shelf')} />
      )}
    </JobChangeForm>
  )
}
