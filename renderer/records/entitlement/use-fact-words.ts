import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CheckedCondition } from '../../../shared/entitlement/entitlement.ts'
import { customerKind, faultKind } from '../../../shared/entitlement/policy.ts'
import { requestType } from '../../../shared/intake/intake.ts'
import { responsibility } from '../../../shared/jobs/assessment.ts'
import { exclusion, proofState, region } from '../../../shared/warranty/warranty.ts'
import { type Formatters, useFormat } from '../../locales/use-format.ts'

const NO_EXCLUSION = z.literal('none')

type Fact = Pick<CheckedCondition, 'factName' | 'fact'>

/** The value that a condition looked at, in words: a date, a number, a word of a list, yes or no, not known. */
export const useFactWords = (): ((checked: Fact) => string) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (checked) => factWords(t, format, checked)
}

const factWords = (t: TFunction, format: Formatters, { factName, fact }: Fact): string => {
  if (fact === null) return t(factName === 'repairs' ? 'entitlement.exclusion.none' : 'entitlement.unknown')
  if (typeof fact === 'boolean') return t(fact ? 'entitlement.yes' : 'entitlement.no')
  if (typeof fact === 'number') return factName === 'terms' ? t('entitlement.monthCount', { count: fact }) : format.number(fact)
  if (/^\d{4}-\d{2}-\d{2}$/.test(fact)) return format.date(fact)
  return listWords(t, factName, fact) ?? fact
}

/** A word of one of the lists that facts are chosen from; undefined for anything else, such as the number of a job. */
const listWords = (t: TFunction, factName: Fact['factName'], word: string): string | undefined => {
  if (factName === 'proof') return t(`entitlement.proof.${proofState.parse(word)}`)
  if (factName === 'fault') return t(`entitlement.faultKind.${faultKind.parse(word)}`)
  if (factName === 'responsibility') return t(`job.responsibility.${responsibility.parse(word)}`)
  if (factName === 'exclusions') return t(`entitlement.exclusion.${exclusion.or(NO_EXCLUSION).parse(word)}`)
  if (factName === 'region') return t(`customer.regions.${region.parse(word)}`)
  if (factName === 'customerKind') return t(`entitlement.customerKind.${customerKind.parse(word)}`)
  if (factName === 'request') return t(`requestType.${requestType.parse(word)}`)
  return undefined
}
