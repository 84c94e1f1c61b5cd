import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelId, PartId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FindField, type FoundItem } from '../../ui/FindField.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import type { Named } from './part-form.ts'

interface NamedFieldProps<Id extends string> {
  readonly label: string
  readonly description?: string
  readonly emptyText: string
  readonly named: readonly Named<Id>[]
  readonly onChange: (named: readonly Named<Id>[]) => void
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly items: readonly FoundItem<Named<Id>>[]
  readonly isSearching: boolean
  readonly hint?: ReactNode
}

/** Several of many: found by typing, taken away again one by one. */
const NamedField = <Id extends string>(props: NamedFieldProps<Id>) => {
  const { label, named, onChange, typed, onTyped, items, isSearching, emptyText, description } = props
  const { t } = useTranslation()
  return (
    <div>
      <FindField
        label={label}
        description={description}
        typed={typed}
        onTyped={onTyped}
        items={items.filter(({ record }) => named.every(({ id }) => id !== record.id))}
        isSearching={isSearching}
        onPick={(record) => {
          onChange([...named, record])
          onTyped('')
        }}
        emptyText={emptyText}
      />
      <ul className="parts-chips" aria-label={label}>
        {named.map(({ id, label: name }) => (
          <li key={id}>
            <Text span>{name}</Text>
            <IconAction
              size="sm"
              variant="subtle"
              label={t('parts.removeNamed', { name })}
              icon={<IconX size={16} aria-hidden="true" />}
              onAction={() => onChange(named.filter((one) => one.id !== id))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The models that a part fits. */
export const ModelsField = (props: {
  readonly models: readonly Named<ModelId>[]
  readonly onChange: (models: readonly Named<ModelId>[]) => void
}) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 120)
  const found = useQuery(
    api.catalogue.models.queryOptions({ input: { query, cursor: null, limit: 20 }, placeholderData: keepPreviousData }),
  )
  const items = (found.data?.items ?? []).map(({ id, brand, name }) => {
    const label = `${brand} ${name}`
    return { value: id, label, record: { id, label } }
  })
  return (
    <NamedField
      label={t('parts.field.models')}
      named={props.models}
      onChange={props.onChange}
      typed={typed}
      onTyped={setTyped}
      items={items}
      isSearching={found.isFetching}
      emptyText={t('parts.noModel')}
    />
  )
}

/** Parts that may stand in for this one. */
export const SubstitutesField = (props: {
  readonly substitutes: readonly Named<PartId>[]
  readonly exceptId: PartId | null
  readonly onChange: (substitutes: readonly Named<PartId>[]) => void
}) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 120)
  const found = useQuery(api.parts.find.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  const items = (found.data ?? [])
    .filter(({ id }) => id !== props.exceptId)
    .map(({ id, sku, name }) => ({ value: id, label: sku, hint: wording(name, language), record: { id, label: sku } }))
  return (
    <NamedField
      label={t('parts.field.substitutes')}
      description={t('parts.substitutesHint')}
      named={props.substitutes}
      onChange={props.onChange}
      typed={typed}
      onTyped={setTyped}
      items={items}
      isSearching={found.isFetching}
      emptyText={t('parts.nothingFound')}
    />
  )
}
