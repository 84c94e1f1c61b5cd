import { Checkbox, NumberInput, Select, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconHandGrab } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import { binId, partId } from '../../../shared/kernel/ids.ts'
import { optionalLine, wording } from '../../../shared/kernel/text.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { lotOf } from '../../../shared/scan/scan-codes.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { rememberPick } from './remember-pick.ts'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { scannedPart } from '../../app/scanner/scanned-part.ts'
import { scannedPieces } from '../../app/scanner/scanned-pieces.ts'
import { useChange } from '../../app/use-change.ts'
import { BinField } from '../../fields/BinField.tsx'
import { useFormat } from '../../locales/use-format.ts'

const schema = z.object({ partId, binId, quantity: pieces, lot: optionalLine(64) })

interface PickValues extends Record<string, unknown> {
  partId: string | null
  binId: string | null
  quantity: number | string
  lot: string
  evenIfMore: boolean
}

export interface PickFormProps extends JobDialogProps {
  /** Begun from a line of what the job needs. */
  readonly need?: JobPart | undefined
}

const binOf = (need: JobPart | undefined) => need?.bins[0]
const openOf = (need: JobPart | undefined) => (need === undefined ? 0 : Math.max(0, need.wanted - need.picked - need.fitted))

/** Takes pieces out of a bin for the job: scan the bin, scan the part, done. */
export const PickForm = ({ job, need, part, onClose }: PickFormProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const change = useChange(client.jobParts.pick)
  const needs = useQuery(api.jobParts.ofJob.queryOptions({ input: { jobId: job.id } })).data?.parts ?? []
  const bins = useQuery(api.stock.bins.queryOptions()).data ?? []
  const [other, setOther] = useState<PartSummary | undefined>(part?.part)
  const first = need ?? needs.find(({ sku }) => sku === part?.part.sku)
  const check = checkedBy(t, schema)
  const initialValues: PickValues = {
    partId: need?.partId ?? part?.part.id ?? null,
    binId: binOf(first)?.binId ?? null,
    quantity: quantityOf(first, binOf(first)),
    lot: part?.lot ?? '',
    evenIfMore: false,
  }
  const form = useForm({ initialValues, validate: (typed: PickValues) => check(typed) })
  const { values } = form
  const chosen = needs.find((candidate) => candidate.partId === values.partId)
  const tracking = chosen?.tracking ?? (other?.id === values.partId ? other?.tracking : undefined) ?? 'none'
  const isMore = values.partId !== null && Number(values.quantity) > openOf(chosen)

  const takePart = (found: { id: string; number: string }) => {
    const wanted = needs.find(({ number }) => number === found.number)
    form.setValues({ partId: found.id, ...(wanted === undefined ? {} : placeOf(wanted, values.binId)) })
  }
  const takeScan: ScanHandler = async ({ scan, payload }) => {
    if (scan.kind === 'bin') {
      const bin = bins.find(({ number }) => number === scan.number)
      if (bin !== undefined) form.setFieldValue('binId', bin.id)
      return bin !== undefined
    }
    const quantity = scannedPieces(scan, tracking)
    if (quantity !== undefined) {
      form.setFieldValue('quantity', quantity)
      return true
    }
    if (scan.kind !== 'part' && scan.kind !== 'foreign') return false
    const found = await scannedPart(payload, ({ id }) => needs.some(({ partId: wanted }) => wanted === id))
    if (found !== undefined) {
      setOther(found.part)
      takePart(found.part)
      if (found.lot !== null) form.setFieldValue('lot', found.lot)
      return true
    }
    if (scan.kind !== 'foreign' || tracking === 'none') return false
    form.setFieldValue('lot', lotOf(scan, tracking))
    return true
  }
  const save = async (typed: PickValues) => {
    const { lot, ...fields } = schema.parse(typed)
    const picked = { jobId: job.id, ...fields, lot: tracking === 'none' ? null : lot }
    const { jobPartId, asked } = await change.mutateAsync({ ...picked, evenIfMore: typed.evenIfMore })
    const sku = chosen?.sku ?? other?.sku ?? ''
    const bin = bins.find(({ id }) => id === fields.binId)?.code ?? ''
    rememberPick({ jobPartId, asked, binId: fields.binId, quantity: fields.quantity, lot: picked.lot, sku, bin })
  }
  return (
    <JobFormModal
      job={job}
      heading={t('jobParts.form.pick', { number: job.number })}
      form={form}
      onSave={save}
      onClose={onClose}
      onScan={takeScan}
      saveLabel={t('jobParts.pick')}
      disabledReason={isMore && !values.evenIfMore ? t('jobParts.moreAsk', { needed: openOf(chosen) }) : undefined}
    >
      <Text c="dimmed">
        <IconHandGrab size={16} aria-hidden="true" /> {t('jobParts.pickHint')}
      </Text>
      <Select
        label={t('jobParts.field.part')}
        required
        searchable
        data-autofocus={values.partId === null ? true : undefined}
        allowDeselect={false}
        data={choicesOf(needs, other).map(({ id, sku, name }) => ({ value: id, label: `${sku} · ${wording(name, language)}` }))}
        value={values.partId}
        onChange={(id) => {
          const found = choicesOf(needs, other).find((choice) => choice.id === id)
          if (found !== undefined) takePart(found)
        }}
        nothingFoundMessage={t('jobParts.pickOther')}
        error={form.errors['partId']}
      />
      <BinField
        label={t('jobParts.field.bin')}
        required
        bins={bins}
        kinds={['shelf', 'bench', 'van']}
        data-autofocus={values.partId !== null && values.binId === null ? true : undefined}
        value={values.binId}
        onChange={(id) => form.setFieldValue('binId', id)}
        error={form.errors['binId']}
      />
      {tracking !== 'none' && (
        <TextInput
          label={t(`jobParts.field.${tracking}`)}
          required
          description={t('jobParts.lotHint')}
          data-autofocus={values.partId !== null && values.binId !== null && tracking === 'serial' ? true : undefined}
          {...form.getInputProps('lot')}
        />
      )}
      {tracking !== 'serial' && (
        <NumberInput
          label={t('job.field.quantity')}
          required
          maw={160}
          min={1}
          clampBehavior="none"
          data-autofocus={values.partId !== null && values.binId !== null ? true : undefined}
          {...form.getInputProps('quantity')}
        />
      )}
      {isMore && (
        <Checkbox
          label={t('jobParts.moreAnswer', { needed: openOf(chosen) })}
          {...form.getInputProps('evenIfMore', { type: 'checkbox' })}
        />
      )}
    </JobFormModal>
  )
}

/** Where a need's pieces are promised from; the bin that was scanned before stays. */
const placeOf = (need: JobPart, scannedBin: string | null) => {
  const place = need.bins.find((bin) => bin.binId === scannedBin) ?? binOf(need)
  return place === undefined ? {} : { binId: scannedBin ?? place.binId, quantity: quantityOf(need, place) }
}

/** All that is promised there; a serial is picked piece by piece. */
const quantityOf = (need: JobPart | undefined, place: JobPart['bins'][number] | undefined): number =>
  need?.tracking === 'serial' ? 1 : (place?.quantity ?? 1)

interface PartChoice {
  readonly id: string
  readonly number: string
  readonly sku: string
  readonly name: JobPart['name']
}

/** What the job needs, and a part that was scanned beside that. */
const choicesOf = (needs: readonly JobPart[], other: PartSummary | undefined): PartChoice[] => {
  const wanted = needs.map(({ partId: id, number, sku, name }) => ({ id, number, sku, name }))
  return other === undefined || wanted.some(({ id }) => id === other.id) ? wanted : [...wanted, other]
}
