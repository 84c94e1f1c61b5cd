import { Autocomplete } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { api, client } from '../../app/api.ts'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { useChange } from '../../app/use-change.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'

const schema = z.object({ shelf: optionalLine(20) })

/** A place's label, or whatever else is stuck to the shelf. A bin is for parts, and no unit stands in it. */
const takeShelf =
  (form: UseFormReturnType<{ shelf: string }>): ScanHandler =>
  async ({ scan, payload }) => {
    if (scan.kind === 'place') {
      const meaning = await client.search.resolveScan({ payload })
      if (meaning.kind !== 'place') return false
      form.setFieldValue('shelf', meaning.code)
    } else if (scan.kind === 'foreign') form.setFieldValue('shelf', scan.text)
    else return false
    return true
  }

/** Where the unit lies: typed, or the shelf's own label scanned. */
export const ShelfForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const change = useChange(client.jobs.setShelf)
  const places = useQuery(api.custody.places.queryOptions())
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
        <Autocomplete
          label={t('job.shelf')}
          description={t('job.hint.shelf')}
          data-autofocus
          data={(places.data ?? []).filter(({ isActive }) => isActive).map(({ code }) => code)}
          {...form.getInputProps('shelf')}
        />
      )}
    </JobChangeForm>
  )
}
