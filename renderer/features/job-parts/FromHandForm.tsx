import { NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { binId } from '../../../shared/kernel/ids.ts'
import { line, optionalLine } from '../../../shared/kernel/text.ts'
import type { BinKind } from '../../../shared/stock/bins.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { api, client } from '../../app/api.ts'
import { JobChangeForm } from '../../app/job-form/JobChangeForm.tsx'
import { useChange } from '../../app/use-change.ts'
import { BinField } from '../../fields/BinField.tsx'
import { handByScan, type HandValues } from './from-hand.ts'

/** What becomes of a piece in hand that is not fitted. */
export type FromHand = 'return' | 'doa' | 'broken'

/** Where each of them goes: back to where jobs take from, to its claim, to its disposal. */
const KINDS: Readonly<Record<FromHand, readonly BinKind[]>> = {
  return: ['shelf', 'bench', 'van'],
  doa: ['quarantine'],
  broken: ['scrap', 'quarantine'],
}

const fields = { binId, quantity: pieces, lot: optionalLine(64) }
const SCHEMAS = {
  return: z.object({ ...fields, reason: optionalLine(500) }),
  doa: z.object({ ...fields, reason: line(500) }),
  broken: z.object({ ...fields, reason: optionalLine(500) }),
} as const

export interface FromHandFormProps {
  readonly job: JobFile
  readonly need: JobPart
  readonly what: FromHand
  readonly onClose: () => void
}

/** Puts pieces that were picked into a bin: back because they were not needed, or aside because they are no good. */
export const FromHandForm = ({ job, need, what, onClose }: FromHandFormProps) => {
  const { t } = useTranslation()
  const putBack = useChange(client.jobParts.putBack)
  const reportDoa = useChange(client.jobParts.reportDoa)
  const reportBroken = useChange(client.jobParts.reportBroken)
  const bins = useQuery(api.stock.bins.queryOptions()).data ?? []
  const only = bins.filter((bin) => bin.isActive && KINDS[what].includes(bin.kind))
  const { tracking } = need
  const isTracked = tracking !== 'none'
  const save = async ({ reason, ...taken }: z.output<(typeof SCHEMAS)[FromHand]>) => {
    const request = { jobPartId: need.id, ...taken }
    if (what === 'return') return putBack.mutateAsync(request)
    return what === 'doa'
      ? reportDoa.mutateAsync({ ...request, reason: reason ?? '' })
      : reportBroken.mutateAsync({ ...request, reason })
  }
  const initialValues: HandValues = {
    binId: only.length === 1 ? (only[0]?.id ?? null) : null,
    quantity: isTracked ? 1 : need.picked,
    lot: isTracked ? (need.inHand[0]?.number ?? '') : '',
    reason: '',
  }
  if (bins.length === 0) return null
  return (
    <JobChangeForm
      job={job}
      heading={t(`jobParts.form.${what}`, { sku: need.sku })}
      schema={SCHEMAS[what]}
      initialValues={initialValues}
      save={save}
      onClose={onClose}
      scanInto={(form) =>
        ({ scan }) => {
          const filled = handByScan(need, only, scan)
          if (filled !== undefined) form.setValues(filled)
          return filled !== undefined
        }}
    >
      {(form) => (
        <>
          {what !== 'return' && (
            <TextInput label={t('job.field.reason')} required={what === 'doa'} data-autofocus {...form.getInputProps('reason')} />
          )}
          <BinField
            label={t('jobParts.field.intoBin')}
            required
            bins={only}
            kinds={KINDS[what]}
            data-autofocus={what === 'return' ? true : undefined}
            value={form.values.binId}
            onChange={(id) => form.setFieldValue('binId', id)}
            error={form.errors['binId']}
          />
          {tracking !== 'none' && (
            <Select
              label={t(`jobParts.field.${tracking}`)}
              required
              allowDeselect={false}
              data={need.inHand.map(({ number }) => number)}
              {...form.getInputProps('lot')}
            />
          )}
          <NumberInput
            label={t('job.field.quantity')}
            required
            maw={160}
            min={1}
            clampBehavior="none"
            {...form.getInputProps('quantity')}
          />
        </>
      )}
    </JobChangeForm>
  )
}
