import { Group, NumberInput, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FindField } from '../../ui/FindField.tsx'
import { IconAction } from '../../ui/IconAction.tsx'

export interface PickedPart {
  readonly part: PartSummary
  readonly quantity: number
  readonly oldSerial: string
  readonly newSerial: string
}

/** Adds a part, or one more of it when it is there already. */
export const withPart = (picked: readonly PickedPart[], part: PartSummary): readonly PickedPart[] =>
  picked.some((line) => line.part.id === part.id)
    ? picked.map((line) => (line.part.id === part.id ? { ...line, quantity: line.quantity + 1 } : line))
    : [...picked, { part, quantity: 1, oldSerial: '', newSerial: '' }]

export interface PartsPickerProps {
  readonly value: readonly PickedPart[]
  readonly onChange: (picked: readonly PickedPart[]) => void
  readonly error?: ReactNode
}

/** Parts that were fitted: found by SKU or name, or scanned; with the serials of the old and the new one where they have any. */
export const PartsPicker = ({ value, onChange, error }: PartsPickerProps) => {
  const { t } = useTranslation()
  const { language, money } = useFormat()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed, 150)
  const found = useQuery(api.parts.find.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  const parts = found.data ?? []
  const pick = (part: PartSummary) => {
    onChange(withPart(value, part))
    setTyped('')
  }
  const set = (at: number, changed: Partial<PickedPart>) =>
    onChange(value.map((line, index) => (index === at ? { ...line, ...changed } : line)))
  return (
    <div>
      <FindField
        label={t('job.field.parts')}
        description={t('job.hint.parts')}
        placeholder={t('job.hint.partsFind')}
        typed={typed}
        onTyped={setTyped}
        items={parts.map((part) => ({
          value: part.id,
          label: `${part.sku} · ${wording(part.name, language)}`,
          hint: money(part.price),
          record: part,
        }))}
        isSearching={found.isFetching}
        onPick={pick}
        emptyText={t('job.hint.noPart')}
        error={error}
      />
      {value.map((line, at) => (
        <Group
          component="fieldset"
          key={line.part.id}
          className="hb-part"
          gap="xs"
          mt="xs"
          align="flex-end"
          wrap="nowrap"
          aria-label={line.part.sku}
        >
          <div className="hb-part-name">
            <Text fw={550}>{line.part.sku}</Text>
            <Text size="xs" c="dimmed">
              {wording(line.part.name, language)}
            </Text>
          </div>
          <NumberInput
            label={t('job.field.quantity')}
            w={84}
            min={1}
            max={999}
            allowDecimal={false}
            value={line.quantity}
            onChange={(quantity) => set(at, { quantity: Number(quantity) || 1 })}
          />
          <TextInput
            label={t('job.field.oldSerial')}
            value={line.oldSerial}
            onChange={(event) => set(at, { oldSerial: event.currentTarget.value })}
          />
          <TextInput
            label={t('job.field.newSerial')}
            value={line.newSerial}
            onChange={(event) => set(at, { newSerial: event.currentTarget.value })}
          />
          <IconAction
            label={t('job.removePart', { sku: line.part.sku })}
            icon={<IconX size={18} aria-hidden="true" />}
            onAction={() => onChange(value.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
    </div>
  )
}
