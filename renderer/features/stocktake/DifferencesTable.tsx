import { Anchor, Checkbox, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { StockDifference, Stocktake } from '../../../shared/stocktake/stocktake.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { type BinDifferences, byBin } from './differences.ts'
import { useRecount } from './use-recount.ts'
import { Worth } from './Worth.tsx'

interface DifferencesTableProps {
  readonly stocktake: Stocktake
  readonly items: readonly StockDifference[]
  /** With these, lines can be ticked for approval. */
  readonly unticked?: ReadonlySet<string>
  readonly onTick?: (ids: readonly string[], isTicked: boolean) => void
}

/** Bin by bin: what should have been there at the moment of counting, what was counted, and what the difference is worth. */
export const DifferencesTable = ({ stocktake, items, unticked, onTick }: DifferencesTableProps) => {
  const { t } = useTranslation()
  const { me } = useSession()
  return (
    <table className="stocktake-differences">
      <thead>
        <tr>
          <th scope="col">{t('stocktake.field.part')}</th>
          <th scope="col">{t('stocktake.field.expected')}</th>
          <th scope="col">{t('stocktake.field.counted')}</th>
          <th scope="col">{t('stocktake.field.difference')}</th>
        </tr>
      </thead>
      {byBin(items, me).map((group) => (
        <tbody key={`${group.binId} ${group.lines[0]?.id ?? ''}`}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              <BinHead
                stocktake={stocktake}
                group={group}
                canTick={onTick !== undefined}
                isTicked={group.lines.every(({ id }) => unticked?.has(id) !== true)}
                isPartly={group.lines.some(({ id }) => unticked?.has(id) !== true)}
                onTick={(isTicked) =>
                  onTick?.(
                    group.lines.map(({ id }) => id),
                    isTicked,
                  )
                }
              />
            </th>
          </tr>
          {group.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <PartOf
                  line={line}
                  tick={
                    onTick !== undefined && (
                      <Tick
                        label={t('stocktake.approveOf', { sku: line.sku, bin: line.bin })}
                        isOwn={group.isOwn}
                        isTicked={unticked?.has(line.id) !== true}
                        onTick={(isTicked) => onTick([line.id], isTicked)}
                      />
                    )
                  }
                />
              </td>
              <Figures line={line} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface BinHeadProps {
  readonly stocktake: Stocktake
  readonly group: BinDifferences
  readonly canTick: boolean
  readonly isTicked: boolean
  readonly isPartly: boolean
  readonly onTick: (isTicked: boolean) => void
}

const BinHead = ({ stocktake, group, canTick, isTicked, isPartly, onTick }: BinHeadProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const recount = useRecount(stocktake.id)
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="sm" wrap="nowrap" flex="1 1 200px" miw={0}>
        {canTick && (
          <Tick
            label={t('stocktake.approveAllOf', { bin: group.bin })}
            isOwn={group.isOwn}
            isTicked={isTicked}
            isPartly={isPartly}
            onTick={onTick}
          />
        )}
        <div>
          <Text fw={650}>{group.bin}</Text>
          <Text size="sm" c="dimmed">
            {`${group.countedBy} · ${format.instant(group.countedAt)}`}
          </Text>
          {canTick && group.isOwn && (
            <Text size="sm" c="var(--hb-tone-warn-text)">
              {t('stocktake.isOwn')}
            </Text>
          )}
        </div>
      </Group>
      {canTick && (
        <ActionButton
          variant="default"
          label={t('stocktake.recount')}
          aria-label={t('stocktake.recountOf', { bin: group.bin })}
          icon={<IconRefresh size={18} aria-hidden="true" />}
          onAction={() => recount([group.binId])}
        />
      )}
    </Group>
  )
}

interface TickProps {
  readonly label: string
  /** What one counted oneself, one does not approve. */
  readonly isOwn: boolean
  readonly isTicked: boolean
  readonly isPartly?: boolean
  readonly onTick: (isTicked: boolean) => void
}

/** The box is small, what is pressed around it is not. */
const Tick = ({ label, isOwn, isTicked, isPartly = false, onTick }: TickProps) => {
  const id = useId()
  return (
    <label className="stocktake-tick" htmlFor={id}>
      <Checkbox
        id={id}
        size="md"
        aria-label={label}
        checked={!isOwn && isTicked}
        indeterminate={!isOwn && isPartly && !isTicked}
        disabled={isOwn}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
    </label>
  )
}

const PartOf = ({ line, tick }: { readonly line: StockDifference; readonly tick: ReactNode }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { number, sku, lot, name, isCounted, isMoved, verdict, decidedBy, decidedAt } = line
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      {tick}
      <div>
        <Anchor component={Link} to={`/parts/${number}`} fw={550}>
          {lot === null ? sku : `${sku} · ${lot}`}
        </Anchor>
        <Text size="sm" c="dimmed">
          {wording(name, format.language)}
        </Text>
        <Group gap={6}>
          {!isCounted && <ToneBadge tone="warn" label={t('stocktake.notScanned')} />}
          {isMoved && <ToneBadge tone="info" label={t('stocktake.isMoved')} />}
          {verdict !== 'open' && (
            <>
              <ToneBadge tone={verdict === 'approved' ? 'good' : 'neutral'} label={t(`stocktake.verdict.${verdict}`)} />
              <Text size="sm" c="dimmed">
                {[decidedBy, decidedAt === null ? null : format.instant(decidedAt)].filter((fact) => fact !== null).join(' · ')}
              </Text>
            </>
          )}
        </Group>
      </div>
    </Group>
  )
}

const Figures = ({ line: { expected, counted, difference, value } }: { readonly line: StockDifference }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <td data-label={t('stocktake.field.expected')}>{format.number(expected)}</td>
      <td data-label={t('stocktake.field.counted')}>{format.number(counted)}</td>
      <td data-label={t('stocktake.field.difference')}>
        <Text fw={650} c={difference < 0 ? 'var(--hb-tone-bad-text)' : 'var(--hb-tone-good-text)'}>
          {difference > 0 ? `+${format.number(difference)}` : format.number(difference)}
        </Text>
        <Text size="sm" c="dimmed">
          <Worth value={value} />
        </Text>
      </td>
    </>
  )
}
