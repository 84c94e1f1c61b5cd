import { Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFlask } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { PolicyBody } from '../../../shared/entitlement/policy.ts'
import type { JudgedBy } from '../../../shared/policies/policies.contract.ts'
import type { Policy } from '../../../shared/policies/policies.ts'
import { type EntitlementFacts, typedFacts } from '../../../shared/entitlement/facts.ts'
import { api } from '../../app/api.ts'
import { fieldText, failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
import { VerdictTrace } from '../../records/entitlement/VerdictTrace.tsx'
import { VerdictView } from '../../records/entitlement/VerdictView.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FactsFields } from './FactsFields.tsx'
import { complaintsOfFacts, factsOfUnit, firstFacts, toFacts, type TriedFacts } from './try-out-facts.ts'
import { UnitSearch } from './UnitSearch.tsx'
import { type Verdict, VerdictCompare } from './VerdictCompare.tsx'

/** What is being edited: undefined while nothing is, null while it cannot be judged. */
export type TriedDraft = { readonly name: Bilingual; readonly body: PolicyBody } | null | undefined

export interface TryOutProps {
  readonly policy: Policy
  readonly draft: TriedDraft
}

/** Puts facts in, typed or of a real unit, and shows the verdict of the draft and of the version in force while they are typed. */
export const TryOut = ({ policy, draft }: TryOutProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const [facts, setFacts] = useState(() => firstFacts(format.today()))
  const complaints = complaintsOfFacts(facts)
  const errorOf = (path: string) => (complaints[path] === undefined ? undefined : fieldText(t, complaints[path]))
  const { number } = policy.current
  const [tried] = useDebouncedValue(draft, 200)
  const sound = useSoundFacts(facts)
  const saved = useJudged(sound, { kind: 'version', policyId: policy.id, number })
  const edited = useJudged(
    sound,
    tried === undefined || tried === null ? undefined : { kind: 'draft', ...tried, version: number + 1 },
  )
  const failure = saved.error ?? edited.error
  const verdicts: readonly Verdict[] = [
    ...(tried === undefined ? [] : [{ heading: t('policies.try.draft'), entitlement: tried === null ? undefined : edited.data }]),
    { heading: t('policies.try.version', { number }), entitlement: saved.data },
  ]
  return (
    <Panel heading={t('policies.try.heading')} icon={<IconFlask size={18} aria-hidden="true" />} isDense>
      <Text size="sm" c="dimmed">
        {t('policies.try.hint')}
      </Text>
      <UnitSearch onFound={(known) => setFacts((typed) => factsOfUnit(typed, known))} />
      <FactsFields facts={facts} errorOf={errorOf} onChange={(patch) => setFacts({ ...facts, ...patch })} />
      {tried === null && <Text c="dimmed">{t('policies.try.notYet')}</Text>}
      {sound === null && <Text c="dimmed">{t('policies.try.mendFacts')}</Text>}
      {failure !== null && <ErrorNotice failure={{ ...failureText(t, failure), kept: undefined }} />}
      {sound !== null && <VerdictCompare verdicts={verdicts} />}
      {sound !== null && verdicts.map((verdict) => <Why key={verdict.heading} {...verdict} />)}
    </Panel>
  )
}

/** The facts as they are typed, a moment later; null while some cannot be. */
const useSoundFacts = (facts: TriedFacts): EntitlementFacts | null => {
  const [typed] = useDebouncedValue(facts, 200)
  const checked = typedFacts.safeParse(toFacts(typed))
  return checked.success ? checked.data : null
}

const useJudged = (facts: EntitlementFacts | null, by: JudgedBy | undefined) =>
  useQuery(
    api.policies.judge.queryOptions({
      input: facts !== null && by !== undefined ? { facts, by } : skipToken,
      placeholderData: keepPreviousData,
    }),
  )

/** The clauses and every rule as it was judged, on request. */
const Why = ({ heading, entitlement }: Verdict) => {
  const { t } = useTranslation()
  if (entitlement === undefined) return null
  return (
    <details className="policy-why">
      <summary>{t('policies.try.why', { name: heading })}</summary>
      <Stack gap="md">
        <VerdictView entitlement={entitlement} />
        <VerdictTrace trace={entitlement.trace} />
      </Stack>
    </details>
  )
}
