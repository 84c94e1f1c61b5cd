import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconChecks, IconShoppingCart } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { supplierId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { Proposal, ProposalLine } from '../../../shared/purchasing/reorder.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useChange } from '../../app/use-change.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import './purchasing.css'

/** What somebody changed of a proposal: left out, another quantity as typed, another supplier. */
interface Choice {
  readonly isLeftOut?: boolean
  readonly quantity?: string
  readonly supplierId?: string
}
type Choices = Readonly<Record<string, Choice>>

/** Parts that run short, as proposals by supplier; one step turns those that are ticked into drafts. */
export const ReorderPage = () => {
  const proposals = useQuery(api.purchasing.reorder.queryOptions())
  return <PageQuery query={proposals}>{(data) => <ReorderView proposals={data} />}</PageQuery>
}

/** The lines that would be ordered now; `wrong` counts those whose quantity cannot be. */
const chosenOf = (proposals: readonly Proposal[], choices: Choices) => {
  const taken = proposals.flatMap((proposal) =>
    proposal.lines.flatMap((line) => {
      const choice = choices[line.partId] ?? {}
      const of = supplierId.safeParse(choice.supplierId ?? proposal.supplierId)
      if (choice.isLeftOut === true || !of.success) return []
      const quantity = pieces.safeParse(readFigure(choice.quantity ?? String(line.quantity), 0))
      return [{ supplierId: of.data, partId: line.partId, quantity: quantity.success ? quantity.data : null }]
    }),
  )
  return {
    lines: taken.flatMap(({ quantity, ...rest }) => (quantity === null ? [] : [{ ...rest, quantity }])),
    wrong: taken.filter(({ quantity }) => quantity === null).length,
    suppliers: new Set(taken.map((line) => line.supplierId)).size,
  }
}

const ReorderView = ({ proposals }: { readonly proposals: readonly Proposal[] }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [choices, setChoices] = useState<Choices>({})
  const order = useChange(client.purchasing.orderProposals)
  const { lines, wrong, suppliers } = chosenOf(proposals, choices)
  const choose = (partId: string, choice: Choice) => setChoices({ ...choices, [partId]: { ...choices[partId], ...choice } })
  const chooseAll = ({ lines: all }: Proposal, choice: Choice) =>
    setChoices({ ...choices, ...Object.fromEntries(all.map(({ partId }) => [partId, { ...choices[partId], ...choice }])) })
  const run = async () => {
    try {
      const { orders } = await order.mutateAsync({ lines })
      const [only, other] = orders
      showNotice({
        tone: 'good',
        words: (say) => ({
          heading: say('purchasing.reorder.made', { count: orders.length }),
          text: orders.map((one) => `${one.number} ${one.supplier}`).join(' · '),
        }),
      })
      if (only !== undefined && other === undefined)
        await navigate({ to: '/purchasing/orders/$number', params: { number: only.number } })
      else await navigate({ to: '/purchasing' })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  const reason =
    wrong > 0
      ? t('purchasing.reorder.wrong', { count: wrong })
      : lines.length === 0
        ? t('purchasing.reorder.nothingChosen')
        : undefined
  return (
    <>
      <PageHeader
        heading={t('nav.purchasing')}
        actions={
          proposals.length > 0 && (
            <ActionButton
              label={t('purchasing.reorder.make', { count: suppliers })}
              icon={<IconShoppingCart size={18} aria-hidden="true" />}
              shortcut="mod+Enter"
              disabledReason={reason}
              onAction={run}
            />
          )
        }
      />
      <PlaceTabs group="purchasing" here="/purchasing/reorder" />
      {proposals.length === 0 ? (
        <EmptyState icon={<IconChecks />} message={t('purchasing.reorder.none')} />
      ) : (
        <Stack gap="md">
          {proposals.map((proposal) => (
            <ProposalPanel
              key={proposal.supplierId ?? ''}
              proposal={proposal}
              choices={choices}
              onChoose={choose}
              onChooseAll={chooseAll}
            />
          ))}
        </Stack>
      )}
    </>
  )
}

interface ProposalProps {
  readonly proposal: Proposal
  readonly choices: Choices
  readonly onChoose: (partId: string, choice: Choice) => void
  readonly onChooseAll: (proposal: Proposal, choice: Choice) => void
}

const ProposalPanel = ({ proposal, choices, onChoose, onChooseAll }: ProposalProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const sum = proposal.lines
    .filter((line) => choices[line.partId]?.isLeftOut !== true)
    .reduce((total, line) => {
      const quantity = readFigure(choices[line.partId]?.quantity ?? String(line.quantity), 0)
      return total + (typeof quantity === 'number' && pieces.safeParse(quantity).success ? quantity * line.unitPrice : 0)
    }, 0)
  const left = proposal.lines.filter((line) => choices[line.partId]?.isLeftOut === true).length
  return (
    <Panel
      heading={proposal.supplier ?? t('purchasing.reorder.nobody')}
      aside={
        proposal.supplierId !== null && (
          <Group gap="lg">
            <Text fw={600}>{format.money(sum)}</Text>
            <Checkbox
              label={t('purchasing.reorder.all')}
              aria-label={t('purchasing.reorder.allOf', { supplier: proposal.supplier })}
              checked={left === 0}
              indeterminate={left > 0 && left < proposal.lines.length}
              onChange={(event) => onChooseAll(proposal, { isLeftOut: !event.currentTarget.checked })}
            />
          </Group>
        )
      }
    >
      {proposal.supplierId === null && <Text c="dimmed">{t('purchasing.reorder.nobodyHint')}</Text>}
      <ul className="hb-rows" aria-label={proposal.supplier ?? t('purchasing.reorder.nobody')}>
        {proposal.lines.map((line) => (
          <ProposedLine
            key={line.partId}
            line={line}
            hasSupplier={proposal.supplierId !== null}
            choice={choices[line.partId] ?? {}}
            onChoose={(choice) => onChoose(line.partId, choice)}
          />
        ))}
      </ul>
    </Panel>
  )
}

interface ProposedLineProps {
  readonly line: ProposalLine
  readonly hasSupplier: boolean
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

const ProposedLine = ({ line, hasSupplier, choice, onChoose }: ProposedLineProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const typed = choice.quantity ?? String(line.quantity)
  const isWrong = !pieces.safeParse(readFigure(typed, 0)).success
  const why = [
    t('purchasing.available', { count: line.available }),
    t('purchasing.reorder.minimum', { count: line.minimum }),
    line.onOrder > 0 ? t('purchasing.reorder.onOrder', { count: line.onOrder }) : null,
    line.waiting > 0 ? t('purchasing.waiting', { count: line.waiting }) : null,
    line.pack > 1 ? t('purchasing.offer.inPacks', { count: line.pack }) : null,
    line.supplierNumber,
  ].filter((word) => word !== null)
  return (
    <li>
      <Checkbox
        aria-label={t('purchasing.reorder.take', { sku: line.sku })}
        checked={choice.isLeftOut !== true && (hasSupplier || choice.supplierId !== undefined)}
        disabled={!hasSupplier && choice.supplierId === undefined}
        onChange={(event) => onChoose({ isLeftOut: !event.currentTarget.checked })}
      />
      <div className="hb-row-name">
        <Text fw={550}>{`${line.sku} · ${wording(line.name, format.language)}`}</Text>
        <Text size="sm" c="dimmed">
          {why.join(' · ')}
        </Text>
      </div>
      {!hasSupplier && (
        <SupplierChoice sku={line.sku} value={choice.supplierId} onChoose={(id) => onChoose({ supplierId: id })} />
      )}
      <Group gap="xs" wrap="nowrap">
        <TextInput
          w={90}
          inputMode="numeric"
          aria-label={t('purchasing.reorder.quantityOf', { sku: line.sku })}
          value={typed}
          error={isWrong}
          onChange={(event) => onChoose({ quantity: event.currentTarget.value })}
        />
        <Text w={110} className="hb-row-figure" {...(line.unitPrice === 0 ? { c: 'dimmed' } : {})}>
          {line.unitPrice === 0 ? t('purchasing.noPrice') : `× ${format.money(line.unitPrice)}`}
        </Text>
      </Group>
    </li>
  )
}

interface SupplierChoiceProps {
  readonly sku: string
  readonly value: string | undefined
  readonly onChoose: (supplierId: string) => void
}

const SupplierChoice = ({ sku, value, onChoose }: SupplierChoiceProps) => {
  const { t } = useTranslation()
  const suppliers = useQuery(api.purchasing.suppliers.queryOptions())
  return (
    <Select
      w={230}
      aria-label={t('purchasing.reorder.supplierOf', { sku })}
      placeholder={t('purchasing.reorder.chooseSupplier')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('purchasing.nobody')}
      data={(suppliers.data ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(id) => id !== null && onChoose(id)}
    />
  )
}
