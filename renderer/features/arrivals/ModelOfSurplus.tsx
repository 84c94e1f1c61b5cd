import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile } from '../../../shared/arrivals/arrivals.ts'
import { api } from '../../app/api.ts'
import { FindField } from '../../ui/FindField.tsx'
import { modelsOf } from './arrival-form.ts'

export interface ModelOfSurplusProps {
  readonly rma: ArrivalFile
  readonly modelId: string
  readonly onChange: (modelId: string) => void
}

/** The model of a unit that nobody announced: one of this RMA's is set out, any other is found by a piece of its name. */
export const ModelOfSurplus = ({ rma, modelId, onChange }: ModelOfSurplusProps) => {
  const { t } = useTranslation()
  const own = modelsOf(rma)
  const [typed, setTyped] = useState(own.find(({ id }) => id === modelId)?.name ?? '')
  const [query] = useDebouncedValue(typed.trim(), 120)
  const models = useQuery(
    api.catalogue.models.queryOptions({ input: { query: query.slice(0, 200), limit: 30 }, placeholderData: keepPreviousData }),
  )
  const found = (models.data?.items ?? []).map(({ id, brand, name }) => ({ id: String(id), name: `${brand} ${name}` }))
  const items = typed.trim() === '' ? [...own, ...found.filter(({ id }) => own.every((one) => one.id !== id))] : found
  return (
    <FindField
      label={t('arrival.model')}
      required
      typed={typed}
      onTyped={(text) => {
        setTyped(text)
        onChange('')
      }}
      items={items.map((record) => ({ value: record.id, label: record.name, record }))}
      isSearching={models.isFetching}
      onPick={({ id, name }) => {
        setTyped(name)
        onChange(id)
      }}
      emptyText={t('arrival.modelNone')}
    />
  )
}
