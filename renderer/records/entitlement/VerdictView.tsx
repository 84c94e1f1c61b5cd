import { Stack, Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChoiceEntitlement, Entitlement, LineEntitlement, LineState } from '../../../shared/entitlement/entitlement.ts'
import { RULE_LINES } from '../../../shared/entitlement/policy.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import './entitlement.css'
import { useRuleWords } from './use-rule-words.ts'

export interface VerdictViewProps {
  readonly entitlement: Entitlement
}

const TONES: Readonly<Record<LineState, Tone>> = { covered: 'good', open: 'warn', charged: 'neutral' }
const ICONS = { covered: IconCheck, open: IconQuestionMark, charged: IconX } as const

/** What the unit may get: every line, every choice, each with the clause that says so, and what is still missing. */
export const VerdictView = ({ entitlement }: VerdictViewProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = useRuleWords()
  const { lines, choices, missing, onceVerified, policy } = entitlement
  const by =
    policy === null
      ? t('entitlement.byStandingRules')
      : t('entitlement.byPolicy', { name: wording(policy.name, language), version: policy.version })
  return (
    <Stack gap="xs" component="section" aria-label={t('entitlement.verdict')}>
      <dl className="entitlement-lines">
        {RULE_LINES.map((line) => (
          <div key={line}>
            <dt>{words.line(line)}</dt>
            <dd>
              <LineBadge line={lines[line]} /> <Reason entitlement={entitlement} right={lines[line]} />
            </dd>
          </div>
        ))}
      </dl>
      <Text fw={600}>{t('entitlement.choices')}</Text>
      {choices.length === 0 && <Text c="dimmed">{t('entitlement.noChoice')}</Text>}
      <dl className="entitlement-lines">
        {choices.map((choice) => (
          <div key={`${choice.choice} ${choice.price}`}>
            <dt>{words.choice(choice.choice)}</dt>
            <dd>
              <ChoiceBadge choice={choice} /> <Reason entitlement={entitlement} right={choice} />
            </dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <Text size="sm">
          {t('entitlement.missing', { list: words.all(missing.map((name) => t(`entitlement.fact.${name}`))) })}
        </Text>
      )}
      {onceVerified !== null && <OnceVerified rights={onceVerified} />}
      <Text size="sm" c="dimmed">
        {by}
      </Text>
    </Stack>
  )
}

const LineBadge = ({ line: { state } }: { readonly line: LineEntitlement }) => {
  const { t } = useTranslation()
  const Icon = ICONS[state]
  return (
    <ToneBadge tone={TONES[state]} icon={<Icon size={14} aria-hidden="true" />} label={t(`entitlement.lineState.${state}`)} />
  )
}

const ChoiceBadge = ({ choice: { price, state } }: { readonly choice: ChoiceEntitlement }) => {
  const { t } = useTranslation()
  const isOpen = state === 'open-now'
  const tone = isOpen ? (price === 'free' ? 'good' : 'neutral') : 'warn'
  const words = isOpen ? t(`entitlement.price.${price}`) : t('entitlement.priceIf', { price: t(`entitlement.price.${price}`) })
  const Icon = isOpen ? IconCheck : IconQuestionMark
  return <ToneBadge tone={tone} icon={<Icon size={14} aria-hidden="true" />} label={words} />
}

interface ReasonProps {
  readonly entitlement: Entitlement
  readonly right: Pick<LineEntitlement, 'ruleId' | 'until'>
}

/** The clause that decides and the last day it does. */
const Reason = ({ entitlement, right: { ruleId, until } }: ReasonProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const clause = entitlement.trace.find((entry) => entry.ruleId === ruleId)?.clause
  return (
    <Text span size="sm">
      {clause === undefined
        ? t('entitlement.noClause')
        : `${clause.number} ${wording(clause.text, format.language)}${until === null ? '' : ` (${t('entitlement.until', { date: format.date(until) })})`}`}
    </Text>
  )
}

const OnceVerified = ({ rights }: { readonly rights: NonNullable<Entitlement['onceVerified']> }) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  const lines = RULE_LINES.filter((line) => rights.lines[line].state === 'covered').map(words.line)
  const choices = rights.choices
    .filter(({ state, price }) => state === 'open-now' && price === 'free')
    .map(({ choice }) => words.choice(choice))
  const free = [...choices, ...lines]
  return (
    <Text size="sm">
      {t('entitlement.onceVerified', {
        list:
          free.length === 0
            ? t('entitlement.nothingFree')
            : t('entitlement.grants', { list: words.all(free), price: words.price('free') }),
      })}
    </Text>
  )
}
