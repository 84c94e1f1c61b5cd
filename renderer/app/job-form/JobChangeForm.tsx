import { useForm, type UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { checkedBy } from '../form-check.ts'
import type { ScanHandler } from '../scanner/scan-event.ts'
import { JobFormModal, type JobFormModalProps } from './JobFormModal.tsx'

export interface JobChangeFormProps<Schema extends z.ZodType, Values extends Record<string, unknown>> extends Pick<
  JobFormModalProps<Values>,
  'job' | 'heading' | 'onClose' | 'saveLabel' | 'isStep'
> {
  /** The contract's own fields of the change. */
  readonly schema: Schema
  readonly initialValues: Values
  /** What the schema cannot know, by field. */
  readonly check?: (values: Values) => Record<string, string>
  readonly save: (fields: z.output<Schema>, at: { readonly jobId: BoardCard['id']; readonly version: number }) => Promise<unknown>
  /** The form's own scans, for the form that they fill in. */
  readonly scanInto?: (form: UseFormReturnType<Values>) => ScanHandler
  readonly children: (form: UseFormReturnType<Values>) => ReactNode
}

/** A small form that changes one thing of a job: checked by the contract's schema, saved on the version it was begun on. */
export const JobChangeForm = <Schema extends z.ZodType, Values extends Record<string, unknown>>(
  props: JobChangeFormProps<Schema, Values>,
) => {
  const { schema, initialValues, check, save, scanInto, children, ...rest } = props
  const { t } = useTranslation()
  const judge = checkedBy(t, schema)
  const form = useForm<Values>({ initialValues, validate: (values) => ({ ...judge(values), ...check?.(values) }) })
  return (
    <JobFormModal
      {...rest}
      form={form}
      {...(scanInto === undefined ? {} : { onScan: scanInto(form) })}
      onSave={(typed, version) => save(schema.parse(typed), { jobId: rest.job.id, version })}
    >
      {children(form)}
    </JobFormModal>
  )
}
