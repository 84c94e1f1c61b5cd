import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntitlementFacts } from '../../../shared/entitlement/facts.ts'
import { unitId } from '../../../shared/kernel/ids.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { FindField } from '../../ui/FindField.tsx'

/** Finds a unit by serial, customer or a scan of its label, to try a policy out on what the depot knows of it. */
export const UnitSearch = ({ onFound }: { readonly onFound: (facts: EntitlementFacts) => void }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<string>()
  const [text] = useDebouncedValue(typed.trim().slice(0, 200), 150)
  const hits = useQuery(
    api.search.find.queryOptions({ input: text === '' ? skipToken : { text }, placeholderData: keepPreviousData }),
  )
  const units = text === '' ? [] : (hits.data ?? []).filter(({ kind }) => kind === 'unit')
  const take = async (id: string, said: string) => {
    setFailure(undefined)
    setTyped(said)
    try {
      onFound(await client.entitlement.factsOfUnit({ unitId: unitId.parse(id) }))
    } catch (thrown) {
      setFailure(failureText(t, thrown).title)
    }
  }
  useScan(async ({ payload }) => {
    const meaning = await client.search.resolveScan({ payload })
    if (meaning.kind !== 'unit') return false
    await take(meaning.unitId, meaning.serial ?? payload)
    return true
  })
  return (
    <FindField
      label={t('policies.try.unit')}
      placeholder={t('policies.try.unitHint')}
      typed={typed}
      onTyped={setTyped}
      error={failure}
      items={units.map((hit) => ({ value: hit.ref, label: hit.title, hint: hit.subtitle, record: hit }))}
      isSearching={hits.isFetching}
      onPick={(hit) => void take(hit.ref, hit.title)}
      emptyText={t('policies.try.noUnit')}
    />
  )
}
