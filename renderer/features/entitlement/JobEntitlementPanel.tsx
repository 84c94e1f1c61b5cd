import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { BounceNote } from '../../records/entitlement/BounceNote.tsx'
import { VerdictSummary } from '../../records/entitlement/VerdictSummary.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProofOfPurchase } from './ProofOfPurchase.tsx'

/** A job's whole verdict: what the customer gets and why, the proof it stands on, and what it bounced from. */
export const JobEntitlementPanel = ({ job: { number } }: { readonly job: Pick<JobFile, 'number'> }) => {
  const { t } = useTranslation()
  const query = useQuery(api.entitlement.ofJob.queryOptions({ input: { number } }))
  return (
    <Panel heading={t('verdict.heading')} icon={<IconShieldCheck size={18} aria-hidden="true" />}>
      <PageQuery query={query} isPart>
        {({ entitlement, bounce, unit }) => (
          <>
            {bounce !== null && <BounceNote bounce={bounce} />}
            <VerdictSummary entitlement={entitlement} />
            <ProofOfPurchase unit={unit} />
          </>
        )}
      </PageQuery>
    </Panel>
  )
}
