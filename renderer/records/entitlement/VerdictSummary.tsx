import { Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CheckedCondition, Entitlement, LineState } from '../../../shared/entitlement/entitlement.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { type AlikeLines, alikeLines } from './alike-lines.ts'
import { type ChoiceAtAGlance, choicesAtAGlance } from './choices-at-a-glance.ts'
import { betterOnceVerified } from './once-verified.ts'
import { useRuleWords } from './use-rule-words.ts'
import './verdict.css'
import { VerdictTrace } from './VerdictTrace.tsx'

const LOOKS: Readonly<Record<LineState, { tone: Tone; Icon: typeof IconCheck }>> = {
  covered: { tone: 'good', Icon: IconCheck },
  open: { tone: 'warn', Icon: IconQuestionMark },
  charged: { tone: 'neutral', Icon: IconX },
}

/** A verdict at a glance, for work: lines that come out alike together, why, what may be chosen, what is open; every rule folded away. */
export const VerdictSummary = ({ entitlement }: { readonly entitlement: Entitlement }) => {
  const { t } = useTranslation()
  return (
    <Stack gap="xs" component="section" aria-label={t('entitlement.verdict')}>
      <ul className="verdict-lines">
        {alikeLines(entitlement).map((alike) => (
          <AlikeLine key={alike.lines.join(' ')} alike={alike} />
        ))}
      </ul>
      <Choices choices={entitlement.choices} />
      <Outlook entitlement={entitlement} />
      <details className="entitlement-failing">
        <summary>{t('verdict.show')}</summary>
        <VerdictTrace trace={entitlement.trace} />
      </details>
      <PolicyLine entitlement={entitlement} />
    </Stack>
  )
}

const AlikeLine = ({ alike: { lines, verdict, reasons } }: { readonly alike: AlikeLines }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  const { tone, Icon } = LOOKS[verdict.state]
  return (
    <li>
      <Group gap="xs" align="baseline">
        <Text component="span" fw={550}>
          {words.all(lines.map(words.line))}
        </Text>
        <ToneBadge tone={tone} icon={<Icon size={14} aria-hidden="true" />} label={t(`entitlement.lineState.${verdict.state}`)} />
        {verdict.state !== 'charged' && verdict.until !== null && (
          <Text component="span">{t('entitlement.until', { date: format.date(verdict.until) })}</Text>
        )}
      </Group>
      <Reasons state={verdict.state} reasons={reasons} />
    </li>
  )
}

/** What decided a line: the conditions that hold, or those that keep it from being free. What is not known is told once, below. */
const Reasons = ({ state, reasons }: { readonly state: LineState; readonly reasons: readonly CheckedCondition[] }) => {
  const { t } = useTranslation()
  const reasonWords = useReasonWords()
  const known = reasons.filter(({ holds }) => holds !== null)
  if (known.length === 0) return null
  const because = state === 'charged' ? 'charged' : 'covered'
  return (
    <Text size="sm" c="dimmed">
      {t(`verdict.because.${because}`, { list: known.map(reasonWords).join('; ') })}
    </Text>
  )
}

/** A condition with the job that gives it and the day it ends, where it has them. */
const useReasonWords = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  return ({ condition, factName, fact, until }: CheckedCondition): string => {
    const what = words.condition(condition)
    if (until === null) return what
    const date = format.date(until)
    return condition.if === 'repair-warranty' && factName === 'repairs'
      ? t('verdict.datedByJob', { what, date, number: String(fact) })
      : t('verdict.dated', { what, date })
  }
}

const toneOf = ({ now, perhaps }: ChoiceAtAGlance): Tone => (perhaps !== null ? 'warn' : now === 'free' ? 'good' : 'neutral')

const usePriceWords = () => {
  const { t } = useTranslation()
  const words = useRuleWords()
  return ({ now, perhaps }: ChoiceAtAGlance): string => {
    const maybe = perhaps === null ? [] : [t('verdict.perhaps', { price: words.price(perhaps) })]
    return [...(now === null ? [] : [words.price(now)]), ...maybe].join(t('verdict.priceJoin'))
  }
}

const Choices = ({ choices }: Pick<Entitlement, 'choices'>) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  const priceWords = usePriceWords()
  if (choices.length === 0) return null
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('entitlement.choices')}
      </Text>
      <ul className="verdict-choices" aria-label={t('entitlement.choices')}>
        {choicesAtAGlance(choices).map((choice) => (
          <li key={choice.choice}>
            <ToneBadge
              tone={toneOf(choice)}
              label={t('verdict.choice', { choice: words.choice(choice.choice), price: priceWords(choice) })}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is not known yet, and what a verified proof would make of it: what comes out alike is said together. */
const Outlook = ({ entitlement }: { readonly entitlement: Entitlement }) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  const priceWords = usePriceWords()
  const { missing } = entitlement
  const better = betterOnceVerified(entitlement)
  const told = [
    ...[...Map.groupBy(better.lines, ({ state }) => state)].map(([state, alike]) =>
      t('verdict.line', {
        line: words.all(alike.map(({ line }) => words.line(line))),
        state: t(`entitlement.lineState.${state}`),
      }),
    ),
    ...[...Map.groupBy(choicesAtAGlance(better.choices), priceWords)].map(([price, alike]) =>
      t('verdict.choice', { choice: words.all(alike.map(({ choice }) => words.choice(choice))), price }),
    ),
  ]
  return (
    <>
      {missing.length > 0 && (
        <Text size="sm">
          {t('entitlement.missing', { list: words.all(missing.map((name) => t(`entitlement.fact.${name}`))) })}
        </Text>
      )}
      {told.length > 0 && <Text size="sm">{t('entitlement.onceVerified', { list: told.join('; ') })}</Text>}
    </>
  )
}

const PolicyLine = ({ entitlement: { policy, on } }: { readonly entitlement: Entitlement }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const by =
    policy === null
      ? t('entitlement.byStandingRules')
      : t('entitlement.byPolicy', { name: wording(policy.name, format.language), version: policy.version })
  return (
    <Text size="sm" c="dimmed">
      {t('verdict.asOf', { by, date: format.date(on) })}
    </Text>
  )
}
