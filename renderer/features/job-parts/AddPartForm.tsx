import { NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { partId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { scannedPart } from '../../app/scanner/scanned-part.ts'
import { scannedPieces } from '../../app/scanner/scanned-pieces.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FindField } from '../../ui/FindField.tsx'

const schema = z.object({ partId, quantity: pieces })

interface AddValues extends Record<string, unknown> {
  partId: string | null
  quantity: number | string
}

/** One more part that the job needs, beyond its plan: found by SKU or name, or scanned. */
export const AddPartForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const change = useChange(client.jobParts.add)
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed, 150)
  const found = useQuery(api.parts.find.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  const check = checkedBy(t, schema)
  const initialValues: AddValues = { partId: null, quantity: 1 }
  const form = useForm({ initialValues, validate: (values: AddValues) => check(values) })
  const take = (part: PartSummary) => {
    form.setFieldValue('partId', part.id)
    setTyped(`${part.sku} · ${wording(part.name, language)}`)
  }
  return (
    <JobFormModal
      job={job}
      heading={t('jobParts.form.add', { number: job.number })}
      form={form}
      onSave={(values) => change.mutateAsync({ jobId: job.id, ...schema.parse(values) })}
      onClose={onClose}
      onScan={async ({ scan, payload }) => {
        const quantity = scannedPieces(scan, 'none')
        if (quantity !== undefined) {
          form.setFieldValue('quantity', quantity)
          return true
        }
        const scanned = await scannedPart(payload)
        if (scanned !== undefined) take(scanned.part)
        return scanned !== undefined
      }}
    >
      <FindField
        label={t('jobParts.field.part')}
        placeholder={t('job.hint.partsFind')}
        required
        data-autofocus
        typed={typed}
        onTyped={(text) => {
          setTyped(text)
          form.setFieldValue('partId', null)
        }}
        items={(found.data ?? []).map((part) => ({
          value: part.id,
          label: `${part.sku} · ${wording(part.name, language)}`,
          hint: t('jobParts.available', { count: part.available }),
          record: part,
        }))}
        isSearching={found.isFetching}
        onPick={take}
        emptyText={t('job.hint.noPart')}
        error={form.errors['partId']}
      />
      <NumberInput
        label={t('job.field.quantity')}
        required
        maw={160}
        min={1}
        clampBehavior="none"
        {...form.getInputProps('quantity')}
      />
    </JobFormModal>
  )
}
