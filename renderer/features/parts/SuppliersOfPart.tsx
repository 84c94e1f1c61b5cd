import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconStar, IconTruckDelivery } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PartId } from '../../../shared/kernel/ids.ts'
import type { ComingLine } from '../../../shared/purchasing/orders.ts'
import type { SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import '../../records/records.css'

/** Who sells a part, for how much, and what of it is on its way. */
export const SuppliersOfPart = ({ partId }: { readonly partId: PartId }) => {
  const { t } = useTranslation()
  const offers = useQuery(api.purchasing.offersOfPart.queryOptions({ input: { partId } }))
  const coming = useQuery(api.purchasing.comingOfPart.queryOptions({ input: { partId } }))
  return (
    <Panel heading={t('purchasing.suppliers')} icon={<IconTruckDelivery size={18} aria-hidden="true" />}>
      <PageQuery query={offers}>
        {(all) =>
          all.length === 0 ? (
            <Text c="dimmed">{t('parts.noSuppliers')}</Text>
          ) : (
            <ul className="hb-job-lines" aria-label={t('purchasing.suppliers')}>
              {all.map((offer) => (
                <OfferLine key={offer.supplierId} offer={offer} />
              ))}
            </ul>
          )
        }
      </PageQuery>
      {coming.data !== undefined && coming.data.length > 0 && (
        <div>
          <Text fw={600}>{t('parts.onOrder')}</Text>
          {coming.data.map((line) => (
            <Coming key={line.orderNumber} line={line} />
          ))}
        </div>
      )}
    </Panel>
  )
}

const OfferLine = ({ offer }: { readonly offer: SupplierPart }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const terms = [
    offer.number,
    offer.minimum > 1 ? t('purchasing.offer.atLeast', { count: offer.minimum }) : null,
    offer.pack > 1 ? t('purchasing.offer.inPacks', { count: offer.pack }) : null,
  ].filter((term) => term !== null)
  return (
    <li>
      <Stack gap={2} className="hb-job-line-facts">
        <Anchor component={Link} to={`/purchasing/suppliers/${offer.supplierId}`} fw={550} className="hb-job-link">
          {offer.supplierName}
        </Anchor>
        {terms.length > 0 && (
          <Text size="sm" c="dimmed">
            {terms.join(' · ')}
          </Text>
        )}
        {offer.isPreferred && (
          <Group>
            <ToneBadge tone="good" icon={<IconStar size={14} aria-hidden="true" />} label={t('purchasing.offer.preferred')} />
          </Group>
        )}
      </Stack>
      <Text fw={550} className="hb-figures">
        {format.money(offer.price)}
      </Text>
    </li>
  )
}

const Coming = ({ line }: { readonly line: ComingLine }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const day = line.expectedOn === null ? null : t('purchasing.on', { date: format.date(line.expectedOn) })
  return (
    <Text>
      {`${line.open} × `}
      <Anchor component={Link} to={`/purchasing/orders/${line.orderNumber}`} fw={550}>
        {line.orderNumber}
      </Anchor>
      {[` · ${line.supplier}`, day].filter((word) => word !== null).join(' · ')}
    </Text>
  )
}
