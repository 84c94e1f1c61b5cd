import { IconProgressAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { modelFields, type modelSummary } from '../../../shared/catalogue/catalogue.ts'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

type Row = z.infer<typeof modelSummary>

const Category = ({ name }: { readonly name: string }) => {
  const { t } = useTranslation()
  const known = modelFields.category.safeParse(name)
  return known.success ? t(`models.category.${known.data}`) : name
}

const SerialKind = ({ kind }: { readonly kind: Row['serialKind'] }) => {
  const { t } = useTranslation()
  return t(`models.serialKind.${kind}`)
}

/** For a model that check-in added with nothing but its name. */
export const ToComplete = () => {
  const { t } = useTranslation()
  return <ToneBadge tone="warn" icon={<IconProgressAlert size={14} aria-hidden="true" />} label={t('models.toComplete')} />
}

export const modelColumns: readonly Column<Row>[] = [
  linkColumn<Row>(
    'name',
    'models.field.name',
    ({ name }) => name,
    ({ id }) => `/models/${id}`,
  ),
  textColumn<Row>('brand', 'models.field.brand', ({ brand }) => brand),
  nodeColumn<Row>('category', 'models.field.category', ({ category }) => <Category name={category} />),
  nodeColumn<Row>('serialKind', 'models.field.serialKind', ({ serialKind }) => <SerialKind kind={serialKind} />),
  nodeColumn<Row>('state', 'models.field.state', ({ isProvisional }) => isProvisional && <ToComplete />, { width: 160 }),
  numberColumn<Row>('units', 'models.field.units', ({ unitCount }) => unitCount, { width: 120 }),
]
