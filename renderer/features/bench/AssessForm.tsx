import { Checkbox, Group, Input, Paper, Select, SimpleGrid, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { assessmentFields } from '../../../shared/bench/bench.contract.ts'
import { CATEGORIES, CAUSES, RESPONSIBILITIES, SEVERITIES } from '../../../shared/jobs/assessment.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { EXCLUSIONS } from '../../../shared/warranty/warranty.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { KnownFixes } from '../../records/KnownFixes.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { useKnowledge } from './use-knowledge.ts'
import { YesNoField } from './YesNoField.tsx'

const schema = z.object(assessmentFields)
const SOLVED = ['no', 'no-fault-found', 'resolved-remotely'] as const

/** What the form holds: choices may still be empty, texts are never null. */
const valuesOf = ({ assessment, isUrgent, facts }: JobFile) => ({
  category: assessment?.category ?? 'hardware',
  severity: assessment?.severity ?? 'general',
  isUrgent,
  findings: assessment?.findings ?? '',
  cause: assessment?.cause ?? '',
  causeCode: assessment?.causeCode ?? '',
  responsibility: assessment?.responsibility ?? '',
  exclusions: [...(assessment?.exclusions ?? [])],
  isIntact: assessment?.isIntact ?? null,
  needsVisit: assessment?.needsVisit ?? null,
  isDepotCaused: assessment?.isDepotCaused ?? null,
  // A repair since then has ended "solved"; writing the findings anew must not bring it back.
  solvedAs: facts.isSolved ? (assessment?.solvedAs ?? null) : null,
})

/** What fixed it before; a cause is taken over at one touch. */
const Known = ({ job, onTake }: { readonly job: JobFile; readonly onTake: (cause: (typeof CAUSES)[number]) => void }) => {
  const { t } = useTranslation()
  const known = useKnowledge(job)
  if (known === undefined || known.jobs === 0) return null
  return (
    <Input.Wrapper label={t('knowledge.heading')} description={t('knowledge.from', { count: known.jobs })} labelElement="div">
      <Paper p="sm" mt={6}>
        <KnownFixes label={t('knowledge.heading')} fixes={known.fixes} most={3} isBrief onTake={onTake} />
      </Paper>
    </Input.Wrapper>
  )
}

/** The assessment: classification, findings, cause, who answers for it, and whether it is solved without a repair. */
export const AssessForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({ initialValues: valuesOf(job), validate: checkedBy(t, schema) })
  const { values } = form
  const change = useChange(client.bench.assess)
  const save = (typed: typeof values, version: number) => change.mutateAsync({ jobId: job.id, version, ...schema.parse(typed) })
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.assess', { number: job.number })}
      form={form}
      size="xl"
      isStep
      onSave={save}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ChoiceField
          label={t('job.field.category')}
          choices={CATEGORIES.map((value) => ({ value, label: t(`job.category.${value}`) }))}
          value={values.category}
          onChange={(value) => form.setFieldValue('category', value)}
          error={form.errors['category']}
        />
        <ChoiceField
          label={t('job.field.severity')}
          choices={SEVERITIES.map((value) => ({ value, label: t(`job.severity.${value}`) }))}
          value={values.severity}
          onChange={(value) => form.setFieldValue('severity', value)}
          error={form.errors['severity']}
        />
      </SimpleGrid>
      <LongTextField
        label={t('job.field.findings')}
        required
        data-autofocus
        limit={4000}
        value={values.findings}
        onChange={(text) => form.setFieldValue('findings', text)}
        error={form.errors['findings']}
      />
      <Known job={job} onTake={(cause) => form.setFieldValue('causeCode', cause)} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('job.field.causeCode')}
          required
          searchable
          allowDeselect={false}
          data={CAUSES.map((value) => ({ value, label: t(`job.cause.${value}`) }))}
          {...form.getInputProps('causeCode')}
        />
        <Select
          label={t('job.field.responsibility')}
          required
          allowDeselect={false}
          data={RESPONSIBILITIES.map((value) => ({ value, label: t(`job.responsibility.${value}`) }))}
          {...form.getInputProps('responsibility')}
        />
      </SimpleGrid>
      <LongTextField
        label={t('job.field.cause')}
        minRows={2}
        limit={2000}
        value={values.cause}
        onChange={(text) => form.setFieldValue('cause', text)}
        error={form.errors['cause']}
      />
      <Checkbox.Group
        label={t('job.field.exclusions')}
        description={t('job.hint.exclusions')}
        {...form.getInputProps('exclusions')}
      >
        <Group mt={6}>
          {EXCLUSIONS.map((value) => (
            <Checkbox key={value} value={value} label={t(`warranty.exclusion.${value}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <YesNoField
          label={t('job.field.isIntact')}
          value={values.isIntact}
          onChange={(value) => form.setFieldValue('isIntact', value)}
        />
        <YesNoField
          label={t('job.field.needsVisit')}
          value={values.needsVisit}
          onChange={(value) => form.setFieldValue('needsVisit', value)}
        />
      </SimpleGrid>
      {job.bounceOf !== null && (
        <YesNoField
          label={t('job.field.isDepotCaused')}
          description={t('job.hint.isDepotCaused', { number: job.bounceOf })}
          value={values.isDepotCaused}
          onChange={(value) => form.setFieldValue('isDepotCaused', value)}
        />
      )}
      <ChoiceField
        label={t('job.field.solvedAs')}
        choices={SOLVED.map((value) => ({ value, label: t(`job.solved.${value}`) }))}
        value={values.solvedAs ?? 'no'}
        onChange={(value) => form.setFieldValue('solvedAs', value === 'no' ? null : value)}
      />
      <Switch label={t('job.field.isUrgent')} {...form.getInputProps('isUrgent', { type: 'checkbox' })} />
    </JobFormModal>
  )
}
