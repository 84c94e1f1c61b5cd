import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import { needsApproval, type Plan } from '../../../shared/plans/plans.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'

/** What the job costs the customer and where that stands: offered, under warranty, still to pay, paid. */
export const PriceFact = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const priceWords = usePriceWords()
  const money = useQuery(api.money.ofJob.queryOptions({ input: { jobId: job.id } })).data
  const plans = useQuery(api.plans.ofJob.queryOptions({ input: { jobId: job.id } })).data
  if (money === undefined || plans === undefined) return null
  const [current] = plans.plans
  const price = priceWords(money, job.facts.hasPlan ? current : undefined)
  if (price === null) return <Text c="dimmed">{t('job.price.none')}</Text>
  return (
    <>
      <Text fw={550}>{format.money(price.amount)}</Text>
      <Text c="dimmed">{price.words}</Text>
    </>
  )
}

interface Price {
  readonly amount: number
  readonly words: string
}

/** Null = nobody has said a price yet. */
const usePriceWords = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ charge, balance }: JobMoney, plan: Plan | undefined): Price | null => {
    if (charge.kind !== 'none') {
      const due = balance.due === balance.charged ? t('job.price.unpaid') : t('money.due', { amount: format.money(balance.due) })
      return { amount: charge.total, words: balance.due > 0 ? due : t(charge.total === 0 ? 'money.nothing' : 'money.settled') }
    }
    if (plan === undefined) return null
    if (needsApproval(plan)) return { amount: plan.total, words: t(`plan.state.${plan.state}`) }
    const isPromised = plan.lines.every(({ isCovered, reason }) => isCovered && reason.by === 'rule')
    return { amount: plan.total, words: t(isPromised ? 'job.price.covered' : 'money.nothing') }
  }
}
