import { NumberInput, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { partId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { client } from '../../app/api.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'

const schema = z.object({ partId, quantity: pieces })

interface SubstituteValues extends Record<string, unknown> {
  partId: string
  quantity: number | string
}

export interface SubstituteFormProps {
  readonly job: JobFile
  readonly need: JobPart
  readonly onClose: () => void
}

/** Another part in place of one that is short: as many as are free of the first that may stand in. */
export const SubstituteForm = ({ job, need, onClose }: SubstituteFormProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const change = useChange(client.jobParts.substitute)
  const [first] = need.substitutes
  const initialValues: SubstituteValues = {
    partId: first?.partId ?? '',
    quantity: Math.min(need.short, first?.available ?? need.short),
  }
  return (
    <JobChangeForm
      job={job}
      heading={t('jobParts.form.substitute', { sku: need.sku })}
      schema={schema}
      initialValues={initialValues}
      save={(values) => change.mutateAsync({ jobPartId: need.id, ...values })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Radio.Group label={t('jobParts.field.substitute')} required {...form.getInputProps('partId')}>
            <Stack gap="xs" mt={4}>
              {need.substitutes.map((other) => (
                <Radio
                  key={other.partId}
                  value={other.partId}
                  label={`${other.sku} · ${wording(other.name, language)}`}
                  description={t('jobParts.available', { count: other.available })}
                />
              ))}
            </Stack>
          </Radio.Group>
          <NumberInput
            label={t('job.field.quantity')}
            description={t('jobParts.substituteHint', { count: need.short })}
            required
            data-autofocus
            maw={220}
            min={1}
            clampBehavior="none"
            {...form.getInputProps('quantity')}
          />
        </>
      )}
    </JobChangeForm>
  )
}
