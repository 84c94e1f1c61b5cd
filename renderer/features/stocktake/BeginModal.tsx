import { MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { binId } from '../../../shared/kernel/ids.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { BIN_KINDS } from '../../../shared/stock/bins.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useScan, useScanHold } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'

const note = optionalLine(200)
const schema = z.discriminatedUnion('which', [
  z.object({ which: z.literal('shelves'), note }),
  z.object({ which: z.literal('chosen'), note, binIds: z.array(binId).min(1, fieldMessage('required')) }),
])

interface Values extends Record<string, unknown> {
  which: 'shelves' | 'chosen'
  binIds: string[]
  note: string
}

interface BeginModalProps {
  readonly onClose: () => void
  readonly onBegun: (number: number) => void
}

/** What is to be counted: all shelves, or the bins that are chosen or scanned. Mount it to open it. */
export const BeginModal = ({ onClose, onBegun }: BeginModalProps) => {
  const { t } = useTranslation()
  const bins = useQuery(api.stock.bins.queryOptions())
  const begin = useChange(client.stocktake.begin)
  const form = useForm<Values>({
    initialValues: { which: 'shelves', binIds: [], note: '' },
    validate: checkedBy(t, schema),
  })
  const { which, binIds } = form.values
  const inUse = (bins.data ?? []).filter((bin) => bin.isActive)
  const shelves = inUse.filter(({ kind }) => kind === 'shelf').length
  const setBins = (ids: string[]) => form.setFieldValue('binIds', ids)
  useScanHold(bins.isPending)
  useScanStop()
  useScan(
    ({ scan }) => {
      const bin = scan.kind === 'bin' ? inUse.find(({ number }) => number === scan.number) : undefined
      if (bin === undefined) return false
      form.setFieldValue('which', 'chosen')
      setBins([...new Set([...form.getValues().binIds, bin.id])])
      return true
    },
    { priority: 'dialog' },
  )
  const save = async (values: Values) => {
    const chosen = schema.parse(values)
    const taken = { note: chosen.note, binIds: chosen.which === 'shelves' ? null : chosen.binIds }
    onBegun((await begin.mutateAsync(taken)).number)
  }
  return (
    <FormModal
      isOpen
      heading={t('stocktake.begin')}
      form={form}
      saveLabel={t('stocktake.beginNow')}
      onSave={save}
      onClose={onClose}
    >
      <ChoiceField
        label={t('stocktake.which')}
        isFirst
        description={t('stocktake.whichHint')}
        choices={[
          { value: 'shelves', label: t('stocktake.allShelves', { count: shelves }) },
          { value: 'chosen', label: t('stocktake.chosenBins') },
        ]}
        value={which}
        onChange={(value) => form.setFieldValue('which', value)}
      />
      {which === 'chosen' && (
        <MultiSelect
          label={t('stocktake.bins')}
          description={t('stocktake.scanBins')}
          required
          searchable
          clearable
          hidePickedOptions
          nothingFoundMessage={t('stocktake.noSuchBin')}
          data={BIN_KINDS.map((kind) => ({
            group: t(`bins.kind.${kind}`),
            items: inUse
              .filter((bin) => bin.kind === kind)
              .map(({ id, code, name }) => ({ value: id, label: name === null ? code : `${code} · ${name}` })),
          })).filter(({ items }) => items.length > 0)}
          value={binIds}
          onChange={setBins}
          error={form.errors['binIds']}
        />
      )}
      <TextInput
        label={t('stocktake.field.note')}
        description={t('stocktake.noteHint')}
        autoComplete="off"
        {...form.getInputProps('note')}
      />
    </FormModal>
  )
}
