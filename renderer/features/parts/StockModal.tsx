import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { binId as binIdSchema } from '../../../shared/kernel/ids.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import type { Part } from '../../../shared/parts/parts.ts'
import { lotOf } from '../../../shared/scan/scan-codes.ts'
import type { PartStock } from '../../../shared/stock/stock.ts'
import { api, client } from '../../app/api.ts'
import { scannedPieces } from '../../app/scanner/scanned-pieces.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { BinField } from '../../fields/BinField.tsx'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { readFigure } from '../../fields/figure-entry.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import {
  comesIn,
  EMPTY_STOCK,
  lotsOf,
  quantityOf,
  serialsOf,
  stockErrors,
  type StockStep,
  type StockValues,
} from './stock-form.ts'

export type { StockStep }

export interface StockModalProps {
  readonly step: StockStep
  readonly part: Part
  readonly stock: PartStock
  readonly onClose: () => void
}

/** Takes in, finds, counts, writes off or puts aside pieces of a part in one bin. Scans of bins, pieces and serials fill it in. Mount it to open it. */
export const StockModal = ({ step, part, stock, onClose }: StockModalProps) => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const digits = minorDigits(currency)
  const receive = useChange(client.stock.receive)
  const find = useChange(client.stock.find)
  const adjust = useChange(client.stock.adjust)
  const scrap = useChange(client.stock.scrap)
  const markFaulty = useChange(client.claims.markFaulty)
  const bins = useQuery(api.stock.bins.queryOptions())
  const { tracking } = part
  const isIn = comesIn(step)
  const isBought = step === 'receive'
  const isFaulty = step === 'faulty'
  const filled = step === 'faulty' ? stock.bins.filter(({ kind }) => kind !== 'quarantine') : stock.bins
  const form = useForm<StockValues>({
    initialValues: { ...EMPTY_STOCK, binId: filled[0]?.binId ?? '' },
    validate: (values) => stockErrors(t, { step, tracking, digits }, { ...values, toBinId: intoOf(values) }),
  })
  const { values } = form
  const [quarantine, ...others] = (bins.data ?? []).filter(({ kind, isActive }) => isActive && kind === 'quarantine')
  /** Most depots have one quarantine bin: nobody needs to choose it. */
  const intoOf = ({ toBinId }: StockValues) => (toBinId === '' && others.length === 0 ? (quarantine?.id ?? '') : toBinId)
  const set = (field: keyof StockValues & string, text: string) => form.setFieldValue(field, text)
  useScan(
    async ({ scan, payload }) => {
      const counted = scannedPieces(scan, tracking)
      if (counted !== undefined) {
        set('quantity', String(counted))
        return true
      }
      if (scan.kind !== 'bin' && scan.kind !== 'foreign') return false
      const meaning = await client.parts.lookUp({ code: payload })
      if (meaning.kind === 'bin') set(isFaulty && meaning.bin.kind === 'quarantine' ? 'toBinId' : 'binId', meaning.bin.id)
      else if (scan.kind === 'foreign' && tracking !== 'none') {
        const lot = (meaning.kind === 'part' ? meaning.lot : null) ?? lotOf(scan, tracking)
        set('lots', tracking === 'serial' && isIn ? [...serialsOf(form.getValues().lots), lot].join('\n') : lot)
      }
      return true
    },
    { priority: 'dialog' },
  )
  const save = async (typed: StockValues) => {
    const quantity = quantityOf(step, tracking, typed)
    if (typeof quantity === 'string') return
    const place = { partId: part.id, binId: binIdSchema.parse(typed.binId) }
    const lot = tracking === 'none' ? null : typed.lots.trim()
    const { reason } = typed
    if (step === 'count') await adjust.mutateAsync({ ...place, counted: quantity, lot, reason })
    else if (step === 'scrap') await scrap.mutateAsync({ ...place, quantity, lot, reason })
    else if (isFaulty) {
      const bins = { fromBinId: place.binId, toBinId: binIdSchema.parse(intoOf(typed)) }
      await markFaulty.mutateAsync({ partId: part.id, ...bins, quantity, lot, reason })
    } else {
      const lots = lotsOf(tracking, typed, quantity)
      const unitCost = isBought ? readFigure(typed.unitCost, digits) : null
      if (typeof unitCost === 'string') return
      if (unitCost === null) await find.mutateAsync({ ...place, quantity, lots, reason })
      else await receive.mutateAsync({ ...place, quantity, unitCost, lots, reason })
    }
    rememberDeed({ takeBack: null, whyNot: (words) => words(isIn ? 'undo.not.goods' : 'undo.not.ledger') })
  }
  const choices = (bins.data ?? []).filter(({ id, isActive }) =>
    isIn ? isActive : filled.some((bin) => bin.binId === id) || step === 'count',
  )
  const there = stock.bins.find(({ binId }) => binId === values.binId)
  return (
    <FormModal
      isOpen
      heading={t(`stock.${step}.heading`, { sku: part.sku })}
      form={form}
      onSave={save}
      onClose={onClose}
      saveLabel={t(`stock.${step}.save`)}
    >
      <NativeSelect
        label={t('bins.bin')}
        description={t('stock.scanBin')}
        required
        data={[
          { value: '', label: t('stock.chooseBin') },
          ...choices.map(({ id, code, name }) => ({ value: id, label: name === null ? code : `${code} · ${name}` })),
        ]}
        {...form.getInputProps('binId')}
      />
      {!isBought && <Text c="dimmed">{t('stock.there', { count: there?.onHand ?? 0 })}</Text>}
      {step === 'found' && <Text c="dimmed">{t('stock.foundHint')}</Text>}
      {tracking === 'serial' && isIn ? (
        <Textarea
          label={t('stock.serials', { count: serialsOf(values.lots).length })}
          description={t('stock.serialsHint')}
          required
          autosize
          minRows={3}
          maxRows={10}
          {...form.getInputProps('lots')}
        />
      ) : (
        tracking !== 'none' && (
          <TextInput label={t(`parts.lots.${tracking}`)} required autoComplete="off" {...form.getInputProps('lots')} />
        )
      )}
      {!(tracking === 'serial' && step !== 'count') && (
        <TextInput
          label={t(step === 'count' ? 'stock.counted' : 'stock.quantity')}
          required
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('quantity')}
        />
      )}
      {isBought && (
        <MoneyField
          label={t('stock.unitCost')}
          required
          value={values.unitCost}
          error={form.errors['unitCost']}
          onChange={(unitCost) => set('unitCost', unitCost)}
        />
      )}
      {isFaulty && (
        <BinField
          label={t('stock.intoQuarantine')}
          description={t('stock.intoQuarantineHint')}
          required
          bins={bins.data ?? []}
          kinds={['quarantine']}
          value={intoOf(values) === '' ? null : intoOf(values)}
          onChange={(id) => set('toBinId', id ?? '')}
          error={form.errors['toBinId']}
        />
      )}
      <TextInput
        label={t(isBought ? 'stock.from' : 'stock.reason')}
        required={!isBought}
        autoComplete="off"
        {...form.getInputProps('reason')}
      />
    </FormModal>
  )
}
