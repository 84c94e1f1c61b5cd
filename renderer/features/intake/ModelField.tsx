import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isImei, normalSerial } from '../../../shared/units/units.ts'
import { FindField } from '../../ui/FindField.tsx'
import { type ModelChoice, splitModelName } from './intake-form.ts'
import { modelsQuery } from './intake.queries.ts'
import type { ModelAsking } from './use-intake.ts'

const nameOf = (model: ModelChoice): string => {
  if (model.kind === 'known') return model.name
  return model.kind === 'new' ? [...new Set([model.brand, model.name])].join(' ') : ''
}

/** The model of a unit never seen before: found by a piece of its name, or named here and completed later. */
export const ModelField = ({ intake: { values, set, errorOf, focusOn } }: { readonly intake: ModelAsking }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? nameOf(values.model)
  const [query] = useDebouncedValue(shown.trim(), 120)
  const models = useQuery(modelsQuery(query.slice(0, 200)))
  const found = models.data?.items ?? []

  const take = (model: ModelChoice) => {
    setTyped(undefined)
    set({ model })
    focusOn('boughtOn')
  }
  const pick = ({ id, brand, name, serialKind }: (typeof found)[number]) =>
    take({ kind: 'known', id, name: `${brand} ${name}`, serialKind })
  return (
    <FindField
      data-field="model"
      label={t('intake.field.model')}
      placeholder={t('intake.modelHint')}
      required
      typed={shown}
      onTyped={(text) => {
        setTyped(text)
        if (values.model.kind !== 'none') set({ model: { kind: 'none' } })
      }}
      error={errorOf('model')}
      description={values.model.kind === 'new' ? t('intake.modelIsNew') : undefined}
      items={found.map((model) => ({
        value: model.id,
        label: `${model.brand} ${model.name}`,
        hint: model.isProvisional ? t('intake.modelProvisional') : t('intake.modelUnits', { count: model.unitCount }),
        record: model,
      }))}
      isSearching={models.isFetching}
      onPick={pick}
      emptyText={t('intake.modelNone')}
      create={
        shown.trim() === ''
          ? undefined
          : {
              label: t('intake.modelCreate', { name: shown.trim() }),
              run: () =>
                take({
                  kind: 'new',
                  ...splitModelName(shown),
                  serialKind: isImei(normalSerial(values.serial)) ? 'imei' : 'plain',
                }),
            }
      }
    />
  )
}
