import { Text, UnstyledButton } from '@mantine/core'
import { IconListNumbers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StocktakeId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { isAtHand } from './count-steps.ts'
import type { ChosenBin, CountDesk } from './use-count.ts'

interface CountedHereProps {
  readonly stocktakeId: StocktakeId
  readonly bin: ChosenBin
  readonly desk: CountDesk
}

/** What was counted in this bin so far, the latest first. Pressing one takes it in hand again, to correct it. */
export const CountedHere = ({ stocktakeId, bin, desk }: CountedHereProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const count = useQuery(api.stocktake.count.queryOptions({ input: { stocktakeId, binId: bin.id } }))
  const pieces = (count.data?.lines ?? []).reduce((sum, { counted }) => sum + counted, 0)
  return (
    <Panel
      heading={t('stocktake.countedHere')}
      icon={<IconListNumbers size={18} aria-hidden="true" />}
      aside={<Text fw={600}>{t('stocktake.pieces', { count: pieces })}</Text>}
    >
      <PageQuery query={count} isPart>
        {(answer) =>
          answer === null || answer.lines.length === 0 ? (
            <EmptyState icon={<IconListNumbers />} message={t('stocktake.nothingYet')} />
          ) : (
            <ul className="stocktake-list" aria-label={t('stocktake.countedHere')}>
              {answer.lines.map((line) => (
                <li key={`${line.partId} ${line.lot ?? ''}`}>
                  <UnstyledButton
                    className="stocktake-line"
                    data-at-hand={isAtHand(desk.atHand, line)}
                    onClick={() => void desk.takeInHand(line)}
                  >
                    <span>
                      <Text span fw={550}>
                        {line.lot === null ? line.sku : `${line.sku} · ${line.lot}`}
                      </Text>
                      <Text span size="sm" c="dimmed" className="stocktake-line-name">
                        {wording(line.name, format.language)}
                      </Text>
                    </span>
                    <Text span fw={650} size="lg">
                      {format.number(line.counted)}
                    </Text>
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          )
        }
      </PageQuery>
    </Panel>
  )
}
