import { Alert, Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBox,
  IconBoxMultiple,
  IconDevices,
  IconId,
  IconLock,
  IconTool,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { PartFile, PartSummary } from '../../../shared/parts/parts.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StatTile } from '../../ui/StatTile.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { FaultyAction } from './FaultyAction.tsx'
import { FoundAction } from './FoundAction.tsx'
import { JobsOfPart } from './JobsOfPart.tsx'
import { MovementsPanel } from './MovementsPanel.tsx'
import { PartActions } from './PartActions.tsx'
import { LowBadge } from './part-columns.tsx'
import { PartPhoto } from './PartPhoto.tsx'
import { StockByBin } from './StockByBin.tsx'
import { SuppliersOfPart } from './SuppliersOfPart.tsx'
import './parts.css'

/** One part: how many, where, for whom, and everything that ever happened to its pieces. */
export const PartPage = () => {
  const { number } = useParams({ from: '/parts/$number' })
  const file = useQuery(api.parts.get.queryOptions({ input: { number } }))
  return <PageQuery query={file}>{(data) => <PartView file={data} />}</PageQuery>
}

const PartView = ({ file }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { part } = file
  const subline = [wording(part.name, language), part.maker, part.makerNumber].filter((word) => word !== null && word !== '')
  return (
    <>
      <PageHeader
        heading={part.sku}
        marks={
          <>
            {file.isLow && <LowBadge />}
            {!part.isActive && (
              <ToneBadge tone="neutral" icon={<IconLock size={14} aria-hidden="true" />} label={t('parts.closed')} />
            )}
          </>
        }
        subline={subline.join(' · ')}
        actions={<PartActions file={file} />}
      />
      <Stack gap="md">
        {part.note !== null && (
          <Alert role="note" color="accent" p="xs">
            {part.note}
          </Alert>
        )}
        <Figures file={file} />
        <div className="parts-columns">
          <Stack gap="md">
            <Panel
              heading={t('parts.where')}
              icon={<IconBoxMultiple size={18} aria-hidden="true" />}
              aside={
                <Group gap="sm">
                  <FoundAction file={file} />
                  <FaultyAction file={file} />
                </Group>
              }
            >
              <StockByBin stock={file.stock} />
            </Panel>
            <Panel
              heading={t('parts.jobs')}
              icon={<IconTool size={18} aria-hidden="true" />}
              aside={<Text c="dimmed">{file.waiting.length + file.used.length}</Text>}
            >
              <JobsOfPart waiting={file.waiting} used={file.used} />
            </Panel>
            <Fits file={file} />
          </Stack>
          <Stack gap="md">
            <Facts file={file} />
            <SuppliersOfPart partId={part.id} />
          </Stack>
        </div>
        <MovementsPanel partId={part.id} />
      </Stack>
    </>
  )
}

const Figures = ({ file: { stock, part, onOrder, isLow } }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const inHand = stock.inHand === 0 ? undefined : t('parts.inHandOf', { count: stock.inHand })
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      <StatTile
        label={t('parts.available')}
        value={format.number(stock.available)}
        icon={<IconBox aria-hidden="true" />}
        tone={stock.available > 0 ? 'good' : 'neutral'}
        hint={onOrder > 0 ? t('parts.onOrderOf', { count: onOrder }) : undefined}
      />
      <StatTile
        label={t('parts.onHand')}
        value={format.number(stock.usable)}
        icon={<IconBoxMultiple aria-hidden="true" />}
        hint={inHand}
      />
      <StatTile
        label={t('parts.reserved')}
        value={format.number(stock.reserved)}
        icon={<IconTool aria-hidden="true" />}
        tone={stock.reserved > 0 ? 'info' : 'neutral'}
      />
      <StatTile
        label={t('parts.minimum')}
        value={format.number(part.minimum)}
        icon={<IconAlertTriangle aria-hidden="true" />}
        tone={isLow ? 'warn' : 'neutral'}
        hint={part.reorderQuantity > 0 ? t('parts.reorderOf', { count: part.reorderQuantity }) : undefined}
      />
    </SimpleGrid>
  )
}

const Facts = ({ file: { part, stock } }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const tax = part.taxPoints === null ? t('parts.taxOfDepot') : t('parts.taxOf', { percent: format.number(part.taxPoints / 100) })
  return (
    <Panel heading={t('parts.facts')} icon={<IconId size={18} aria-hidden="true" />}>
      {part.photoId !== null && <PartPhoto id={part.photoId} alt={part.sku} />}
      <FactsGrid
        factWidth={140}
        facts={[
          { label: t('parts.number'), value: part.number },
          { label: t('parts.field.en'), value: part.name.en },
          { label: t('parts.field.zh-CN'), value: part.name['zh-CN'] },
          { label: t('parts.field.maker'), value: part.maker },
          { label: t('parts.field.makerNumber'), value: part.makerNumber },
          { label: t('parts.field.isGenuine'), value: t(part.isGenuine ? 'parts.genuine' : 'parts.notGenuine') },
          { label: t('parts.field.tracking'), value: t(`parts.tracking.${part.tracking}`) },
          { label: t('parts.field.price'), value: format.money(part.price) },
          { label: t('parts.field.taxPoints'), value: tax },
          { label: t('parts.averageCost'), value: stock.averageCost === null ? null : format.money(stock.averageCost) },
          { label: t('parts.value'), value: format.money(stock.value) },
          { label: t('parts.field.barcodes'), value: part.barcodes.join(', ') },
        ]}
      />
    </Panel>
  )
}

const Fits = ({ file: { models, substitutes, standsInFor } }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('parts.fits')} icon={<IconDevices size={18} aria-hidden="true" />}>
      <div>
        <Text fw={600}>{t('parts.field.models')}</Text>
        {models.length === 0 && <Text c="dimmed">{t('parts.noModels')}</Text>}
        {models.map(({ id, brand, name }) => (
          <Text key={id}>
            <Anchor component={Link} to={`/models/${id}`}>
              {brand} {name}
            </Anchor>
          </Text>
        ))}
      </div>
      <OtherParts heading={t('parts.field.substitutes')} none={t('parts.noSubstitutes')} parts={substitutes} />
      {standsInFor.length > 0 && <OtherParts heading={t('parts.standsInFor')} none="" parts={standsInFor} />}
    </Panel>
  )
}

interface OtherPartsProps {
  readonly heading: string
  readonly none: string
  readonly parts: readonly PartSummary[]
}

const OtherParts = ({ heading, none, parts }: OtherPartsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <div>
      <Text fw={600}>
        <IconArrowsExchange size={15} aria-hidden="true" /> {heading}
      </Text>
      {parts.length === 0 && <Text c="dimmed">{none}</Text>}
      {parts.map(({ id, number, sku, name, available }) => (
        <Text key={id}>
          <Anchor component={Link} to={`/parts/${number}`} fw={550}>
            {sku}
          </Anchor>{' '}
          {wording(name, language)}{' '}
          <Text span c="dimmed">
            {t('parts.availableOf', { count: available })}
          </Text>
        </Text>
      ))}
    </div>
  )
}
