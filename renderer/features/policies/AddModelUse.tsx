import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelId, PolicyId } from '../../../shared/kernel/ids.ts'
import { type Region, region as regionSchema } from '../../../shared/warranty/warranty.ts'
import { api } from '../../app/api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FindField } from '../../ui/FindField.tsx'
import type { PolicyRow } from './policy-columns.tsx'
import { type GivePolicy, PolicyChoice } from './PolicyChoice.tsx'

/** Gives a model a policy of its own in one region. */
export const AddModelUse = ({ policies, onGive }: { readonly policies: readonly PolicyRow[]; readonly onGive: GivePolicy }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [modelId, setModelId] = useState<ModelId | null>(null)
  const [region, setRegion] = useState<Region>('domestic')
  const [policyId, setPolicyId] = useState<PolicyId | null>(null)
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 150)
  const models = useQuery(
    api.catalogue.models.queryOptions({ input: { query, cursor: null, limit: 20 }, placeholderData: keepPreviousData }),
  )
  const missing = modelId === null ? 'policies.chooseModel' : policyId === null ? 'policies.choosePolicy' : undefined
  const give = async () => {
    await onGive({ region, modelId, policyId })
    setTyped('')
    setModelId(null)
  }
  return (
    <div className="policy-add-use">
      <FindField
        label={t('policies.model')}
        placeholder={t('models.search')}
        typed={typed}
        onTyped={(text) => {
          setTyped(text)
          setModelId(null)
        }}
        items={(models.data?.items ?? []).map((model) => ({
          value: model.id,
          label: `${model.brand} ${model.name}`,
          record: model,
        }))}
        isSearching={models.isFetching}
        onPick={({ id, brand, name }) => {
          setModelId(id)
          setTyped(`${brand} ${name}`)
        }}
        emptyText={t('policies.noModelFound')}
      />
      <NativeSelect
        label={t('entitlement.fact.region')}
        data={regionSchema.options.map((name) => ({ value: name, label: t(`customer.regions.${name}`) }))}
        value={region}
        onChange={(event) => setRegion(event.currentTarget.value === 'export' ? 'export' : 'domestic')}
      />
      <PolicyChoice label={t('policies.policy')} policies={policies} policyId={policyId} onChange={setPolicyId} />
      <ActionButton
        variant="default"
        label={t('policies.give')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        disabledReason={missing === undefined ? undefined : t(missing)}
        onAction={give}
      />
    </div>
  )
}
