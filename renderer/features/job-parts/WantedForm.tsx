import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { piecesOrNone } from '../../../shared/stock/quantity.ts'
import { client } from '../../app/api.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'
import { useChange } from '../../app/use-change.ts'

const schema = z.object({ wanted: piecesOrNone })

interface WantedValues extends Record<string, unknown> {
  wanted: number | string
}

export interface WantedFormProps {
  readonly job: JobFile
  readonly need: JobPart
  readonly onClose: () => void
}

/** How many pieces of a part the job needs; none beside those in hand and fitted cancels the rest. */
export const WantedForm = ({ job, need, onClose }: WantedFormProps) => {
  const { t } = useTranslation()
  const change = useChange(client.jobParts.setWanted)
  const initialValues: WantedValues = { wanted: need.wanted }
  const kept = need.picked + need.fitted
  return (
    <JobChangeForm
      job={job}
      heading={t('jobParts.form.wanted', { sku: need.sku })}
      schema={schema}
      initialValues={initialValues}
      save={({ wanted }) => change.mutateAsync({ jobPartId: need.id, wanted })}
      onClose={onClose}
    >
      {(form) => (
        <NumberInput
          label={t('jobParts.field.wanted')}
          description={kept === 0 ? t('jobParts.wantedNone') : t('jobParts.wantedHint', { kept })}
          required
          data-autofocus
          maw={220}
          min={0}
          clampBehavior="none"
          {...form.getInputProps('wanted')}
        />
      )}
    </JobChangeForm>
  )
}
