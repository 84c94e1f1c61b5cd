import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { escalationFields } from '../../../shared/escalations/escalations.contract.ts'
import { ESCALATION_LEVELS, type EscalationLevel } from '../../../shared/jobs/escalation.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { WAIT_PARTIES, type WaitParty } from '../../../shared/jobs/stages.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'

const schema = z.object(escalationFields)

/** Whom the clock usually charges while somebody is asked. */
const USUAL_PARTY: Readonly<Record<EscalationLevel, WaitParty>> = { senior: 'depot', engineering: 'depot', factory: 'factory' }

/** Asks somebody above: whom, what, and for whom the clock runs meanwhile (MISSION.md, D6). */
export const EscalateForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const initialValues: z.input<typeof schema> = { level: 'senior', reason: '', party: 'depot' }
  const form = useForm({ initialValues, validate: checkedBy(t, schema) })
  const change = useChange(client.escalations.raise)
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.escalate', { number: job.number })}
      form={form}
      onSave={(typed, version) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })}
      onClose={onClose}
    >
      <ChoiceField
        label={t('job.field.level')}
        choices={ESCALATION_LEVELS.map((value) => ({ value, label: t(`job.level.${value}`) }))}
        value={form.values.level}
        onChange={(level) => form.setValues({ level, party: USUAL_PARTY[level] })}
      />
      <TextInput label={t('job.field.escalationReason')} required data-autofocus {...form.getInputProps('reason')} />
      <Select
        label={t('job.field.chargedTo')}
        description={t('job.hint.escalate')}
        allowDeselect={false}
        data={WAIT_PARTIES.map((value) => ({ value, label: t(`job.party.${value}`) }))}
        {...form.getInputProps('party')}
      />
    </JobFormModal>
  )
}
