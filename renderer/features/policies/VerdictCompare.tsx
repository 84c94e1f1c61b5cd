import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { CHOICES, type Choice, RULE_LINES, type RuleLine } from '../../../shared/entitlement/policy.ts'
import { useFormat } from '../../locales/use-format.ts'
import { useRuleWords } from '../../records/entitlement/use-rule-words.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

export interface Verdict {
  readonly heading: string
  /** Undefined while it is not known. */
  readonly entitlement: Entitlement | undefined
}

interface Cell {
  readonly tone: Tone
  readonly words: string
  readonly ruleId: string | null
  readonly until: string | null
}

/** What each line and choice comes to, one verdict beside the other, with the clause that decides. */
export const VerdictCompare = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  const cells = useCells()
  const offered = CHOICES.filter((choice) =>
    verdicts.some(({ entitlement }) => entitlement?.choices.some((open) => open.choice === choice)),
  )
  const rows = [
    ...RULE_LINES.map((line) => ({ key: line, label: words.line(line), of: (it: Entitlement) => [cells.line(it, line)] })),
    ...offered.map((choice) => ({
      key: `${choice}?`,
      label: words.choice(choice),
      of: (it: Entitlement) => cells.choice(it, choice),
    })),
  ]
  return (
    <Table className="policy-compare" verticalSpacing={5} horizontalSpacing={6} aria-label={t('policies.try.result')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={104}>{t('policies.try.result')}</Table.Th>
          {verdicts.map(({ heading }) => (
            <Table.Th key={heading}>{heading}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, label, of }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{label}</Table.Th>
            {verdicts.map(({ heading, entitlement }) => (
              <Table.Td key={heading}>
                {entitlement === undefined ? '–' : <Cells cells={of(entitlement)} entitlement={entitlement} />}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const useCells = () => {
  const { t } = useTranslation()
  return {
    line: (entitlement: Entitlement, line: RuleLine): Cell => {
      const { state, ruleId, until } = entitlement.lines[line]
      const tone = ({ covered: 'good', open: 'warn', charged: 'neutral' } as const)[state]
      return { tone, words: t(`entitlement.lineState.${state}`), ruleId, until }
    },
    choice: (entitlement: Entitlement, choice: Choice): readonly Cell[] =>
      entitlement.choices
        .filter((open) => open.choice === choice)
        .map(({ state, price, ruleId, until }): Cell => {
          const said = t(`entitlement.price.${price}`)
          if (state === 'if') return { tone: 'warn', words: t('policies.try.maybe', { price: said }), ruleId, until }
          return { tone: price === 'free' ? 'good' : 'neutral', words: said, ruleId, until }
        }),
  }
}

const Cells = ({ cells, entitlement }: { readonly cells: readonly Cell[]; readonly entitlement: Entitlement }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (cells.length === 0) return <Text c="dimmed">{t('policies.try.notGranted')}</Text>
  return cells.map(({ tone, words, ruleId, until }) => {
    const clause = entitlement.trace.find((entry) => entry.ruleId === ruleId)?.clause.number
    const last = until === null ? undefined : t('entitlement.until', { date: format.date(until) })
    return (
      <div key={words}>
        <ToneBadge tone={tone} label={words} />{' '}
        <Text span size="sm">
          {[clause, last].filter((said) => said !== undefined).join(', ')}
        </Text>
      </div>
    )
  })
}
