import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { WAIT_PARTIES, waitParty } from '../../../shared/jobs/stages.ts'
import { line } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'

const schema = z.object({ reason: line(200), party: waitParty })
const initialValues: z.input<typeof schema> = { reason: '', party: 'customer' }

/** Puts a job on hold: why, and whom it waits for. */
export const HoldForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const change = useChange(client.jobs.hold)
  return (
    <JobChangeForm
      job={job}
      heading={t('job.form.hold', { number: job.number })}
      schema={schema}
      initialValues={initialValues}
      save={(fields, at) => change.mutateAsync({ ...at, ...fields })}
      onClose={onClose}
      saveLabel={t('job.action.hold')}
    >
      {(form) => (
        <>
          <TextInput label={t('job.field.reason')} required data-autofocus {...form.getInputProps('reason')} />
          <Select
            label={t('job.field.party')}
            allowDeselect={false}
            data={WAIT_PARTIES.map((value) => ({ value, label: t(`job.party.${value}`) }))}
            {...form.getInputProps('party')}
          />
        </>
      )}
    </JobChangeForm>
  )
}
