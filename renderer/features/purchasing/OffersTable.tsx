import { Anchor, Group, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconStar, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupplierId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { OfferModal } from './OfferModal.tsx'
import './purchasing.css'

interface OffersTableProps {
  readonly supplierId: SupplierId
  readonly offers: readonly SupplierPart[]
}

/** What a supplier offers, each with its price and how it is ordered. */
export const OffersTable = ({ supplierId, offers }: OffersTableProps) => {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<SupplierPart | 'new'>()
  return (
    <>
      {offers.length === 0 && <Text c="dimmed">{t('purchasing.offer.none')}</Text>}
      <ul className="hb-rows" aria-label={t('purchasing.offer.heading')}>
        {offers.map((offer) => (
          <OfferLine key={offer.partId} offer={offer} onEdit={() => setEdited(offer)} />
        ))}
      </ul>
      <Group>
        <ActionButton
          variant="default"
          label={t('purchasing.offer.new')}
          icon={<IconPlus size={18} aria-hidden="true" />}
          shortcut="alt+o"
          onAction={() => setEdited('new')}
        />
      </Group>
      {edited !== undefined && (
        <OfferModal
          supplierId={supplierId}
          {...(edited === 'new' ? {} : { offer: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}

const OfferLine = ({ offer, onEdit }: { readonly offer: SupplierPart; readonly onEdit: () => void }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const drop = useChange(client.purchasing.dropOffer)
  const remove = async () => {
    try {
      await drop.mutateAsync({ supplierId: offer.supplierId, partId: offer.partId, version: offer.version })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  const terms = [
    offer.number,
    offer.minimum > 1 ? t('purchasing.offer.atLeast', { count: offer.minimum }) : null,
    offer.pack > 1 ? t('purchasing.offer.inPacks', { count: offer.pack }) : null,
  ].filter((term) => term !== null)
  return (
    <li>
      <div className="hb-row-name">
        <Group gap="xs">
          <Anchor component="button" type="button" fw={550} onClick={onEdit}>
            {offer.sku}
          </Anchor>
          {offer.isPreferred && (
            <ToneBadge tone="good" icon={<IconStar size={14} aria-hidden="true" />} label={t('purchasing.offer.preferred')} />
          )}
        </Group>
        <Text size="sm">{wording(offer.name, format.language)}</Text>
        {terms.length > 0 && (
          <Text size="sm" c="dimmed">
            {terms.join(' · ')}
          </Text>
        )}
      </div>
      <Text fw={550} className="hb-row-figure">
        {format.money(offer.price)}
      </Text>
      <Group gap={4} wrap="nowrap">
        <IconAction
          variant="subtle"
          label={t('purchasing.offer.edit', { sku: offer.sku })}
          icon={<IconPencil size={18} aria-hidden="true" />}
          onAction={onEdit}
        />
        <IconAction
          variant="subtle"
          color="gray"
          label={t('purchasing.offer.drop', { sku: offer.sku })}
          icon={<IconX size={18} aria-hidden="true" />}
          onAction={() => void remove()}
        />
      </Group>
    </li>
  )
}
