import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FindField } from '../../ui/FindField.tsx'

export interface PartFindProps {
  readonly label: string
  readonly part: PartSummary | undefined
  readonly onPick: (part: PartSummary | undefined) => void
  readonly error?: ReactNode
}

/** One part, found by SKU, name or maker's number. */
export const PartFind = ({ label, part, onPick, error }: PartFindProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 150)
  const found = useQuery(api.parts.find.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  const labelOf = (one: PartSummary) => `${one.sku} · ${wording(one.name, language)}`
  return (
    <FindField
      label={label}
      required
      data-autofocus
      placeholder={t('purchasing.partHint')}
      typed={part === undefined ? typed : labelOf(part)}
      onTyped={(text) => {
        onPick(undefined)
        setTyped(part === undefined ? text : '')
      }}
      items={(found.data ?? []).map((one) => ({
        value: one.id,
        label: labelOf(one),
        hint: t('purchasing.available', { count: one.available }),
        record: one,
      }))}
      isSearching={found.isFetching}
      onPick={onPick}
      emptyText={t('job.hint.noPart')}
      error={error}
    />
  )
}
