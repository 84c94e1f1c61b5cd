import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { IconChecks, IconCoins } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockValue, SumDifference } from '../../../shared/stock/stock.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { BinKindBadge } from './bin-words.tsx'
import './parts.css'

/** What the stock is worth, bin by bin, now or at the end of any day; and the proof that its sums agree. */
export const ValuePage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const format = useFormat()
  const navigate = useNavigate()
  const { on = null } = useSearch({ from: '/stock/value' })
  const value = useQuery(api.stock.value.queryOptions({ input: { on }, placeholderData: keepPreviousData }))
  const ofDay = on === null ? t('value.now') : t('value.endOf', { date: format.date(on) })
  return (
    <>
      <PageHeader heading={t('value.heading')} subline={t('value.intro')} />
      <PlaceTabs group="parts" here="/stock/value" />
      <Stack gap="md">
        <div className="parts-columns">
          <Panel heading={ofDay} icon={<IconCoins size={18} aria-hidden="true" />}>
            <Group align="flex-end" justify="space-between">
              <DateField
                label={t('value.on')}
                description={t('value.onHint')}
                value={on}
                onChange={(date) =>
                  void navigate({ to: '/stock/value', search: date === null ? {} : { on: date }, replace: true })
                }
              />
            </Group>
            <PageQuery query={value}>{(data) => <ByBin value={data} />}</PageQuery>
          </Panel>
          {can('stock') && <CheckPanel />}
        </div>
      </Stack>
    </>
  )
}

const ByBin = ({ value }: { readonly value: StockValue }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const bins = useQuery(api.stock.bins.queryOptions())
  const numberOf = (id: string) => bins.data?.find((bin) => bin.id === id)?.number
  return (
    <>
      <Text fz={30} fw={650} lh={1.2} data-testid="stock-total">
        {format.money(value.total)}
      </Text>
      {value.bins.length === 0 && <Text c="dimmed">{t('value.none')}</Text>}
      {value.bins.length > 0 && (
        <Table aria-label={t('value.byBin')} className="parts-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('bins.bin')}</Table.Th>
              <Table.Th>{t('bins.field.kind')}</Table.Th>
              <Table.Th ta="right">{t('bins.pieces')}</Table.Th>
              <Table.Th ta="right">{t('parts.value')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {value.bins.map(({ binId, code, kind, pieces, value: worth }) => (
              <Table.Tr key={binId}>
                <Table.Td>
                  <Anchor component={Link} to={`/bins/${numberOf(binId) ?? ''}`} fw={550}>
                    {code}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <BinKindBadge kind={kind} />
                </Table.Td>
                <Table.Td ta="right">{format.number(pieces)}</Table.Td>
                <Table.Td ta="right">{format.money(worth)}</Table.Td>
              </Table.Tr>
            ))}
            {value.inHand !== 0 && (
              <Table.Tr>
                <Table.Td colSpan={3}>{t('value.inHand')}</Table.Td>
                <Table.Td ta="right">{format.money(value.inHand)}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      )}
    </>
  )
}

/** Adds up the whole ledger and compares it with every sum that is kept. */
const CheckPanel = () => {
  const { t } = useTranslation()
  const [answer, setAnswer] = useState<{ movements: number; differences: SumDifference[] }>()
  const [failure, setFailure] = useState<FailureText>()
  const check = async () => {
    setFailure(undefined)
    try {
      setAnswer(await client.stock.check())
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  return (
    <Panel heading={t('check.heading')} icon={<IconChecks size={18} aria-hidden="true" />}>
      <Text c="dimmed">{t('check.intro')}</Text>
      <Group>
        <ActionButton
          variant="default"
          label={t('check.action')}
          icon={<IconChecks size={18} aria-hidden="true" />}
          shortcut="alt+k"
          onAction={check}
        />
      </Group>
      {failure !== undefined && <ErrorNotice failure={failure} />}
      <Text component="output">{answer !== undefined && <Checked answer={answer} />}</Text>
    </Panel>
  )
}

const Checked = ({
  answer: { movements, differences },
}: {
  readonly answer: { movements: number; differences: SumDifference[] }
}) => {
  const { t } = useTranslation()
  const format = useFormat()
  const counted = t('check.movements', { count: movements, number: format.number(movements) })
  if (differences.length === 0) return <ToneBadge tone="good" label={t('check.agree', { counted })} />
  return (
    <>
      <ToneBadge tone="bad" label={t('check.differ', { counted, count: differences.length })} />
      {differences.slice(0, 50).map(({ cell, kept, ledger }) => (
        <Text key={cell} component="span" display="block" size="sm">
          {t('check.difference', { cell, kept, ledger })}
        </Text>
      ))}
    </>
  )
}
