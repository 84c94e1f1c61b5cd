import { Stack, Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CheckedCondition, TraceEntry, TraceState } from '../../../shared/entitlement/entitlement.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import './entitlement.css'
import { useFactWords } from './use-fact-words.ts'
import { useRuleWords } from './use-rule-words.ts'

const TONES: Readonly<Record<TraceState, Tone>> = { decides: 'good', applies: 'info', open: 'warn', fails: 'neutral' }

/** Every rule as it was judged: what it grants, each of its conditions with the fact looked at, and what came of it. */
export const VerdictTrace = ({ trace }: { readonly trace: readonly TraceEntry[] }) => {
  const { t } = useTranslation()
  const failing = trace.filter(({ state }) => state === 'fails')
  return (
    <Stack gap="sm" component="section" aria-label={t('entitlement.trace')}>
      <Entries trace={trace.filter(({ state }) => state !== 'fails')} />
      {failing.length > 0 && (
        <details className="entitlement-failing">
          <summary>{t('entitlement.traceFails', { count: failing.length })}</summary>
          <Entries trace={failing} />
        </details>
      )}
    </Stack>
  )
}

const Entries = ({ trace }: { readonly trace: readonly TraceEntry[] }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = useRuleWords()
  return (
    <ol className="entitlement-trace">
      {trace.map((entry, place) => (
        // A rule whose lines come out differently has more entries than one, always in the same order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${entry.ruleId} ${place}`}>
          <Text fw={600} component="p" m={0}>
            {t('entitlement.grants', { list: words.grants(entry.grants), price: words.price(entry.price) })}{' '}
            <ToneBadge tone={TONES[entry.state]} label={t(`entitlement.traceState.${entry.state}`)} />
          </Text>
          <Text size="sm" component="p" m={0} c="dimmed">
            {`${entry.clause.number} ${wording(entry.clause.text, language)}`}
          </Text>
          <ul>
            {entry.conditions.map((checked) => (
              <Checked key={JSON.stringify(checked.condition)} checked={checked} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

const Checked = ({ checked }: { readonly checked: CheckedCondition }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  const factWords = useFactWords()
  const { holds, factName, until } = checked
  const Icon = holds === null ? IconQuestionMark : holds ? IconCheck : IconX
  const said = t(holds === null ? 'entitlement.isUnknown' : holds ? 'entitlement.holds' : 'entitlement.fails')
  const last = until === null ? '' : ` (${t('entitlement.until', { date: format.date(until) })})`
  return (
    <li data-holds={String(holds)}>
      <Icon size={16} role="img" aria-label={said} />
      <span>{words.condition(checked.condition)}</span>
      <Text span size="sm" c="dimmed">
        {`${t(`entitlement.fact.${factName}`)}: ${factWords(checked)}${last}`}
      </Text>
    </li>
  )
}
