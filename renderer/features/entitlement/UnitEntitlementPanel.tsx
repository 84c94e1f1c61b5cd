import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { VerdictSummary } from '../../records/entitlement/VerdictSummary.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProofOfPurchase } from './ProofOfPurchase.tsx'

/** What a unit would get if it came in today with a fault, and the proof that this stands on. One without an owner counts as domestic. */
export const UnitEntitlementPanel = ({ file: { unit, owner } }: { readonly file: UnitFile }) => {
  const { t } = useTranslation()
  const query = useQuery(
    api.entitlement.preview.queryOptions({
      input: {
        unit: { kind: 'known', id: unit.id },
        customer: owner === null ? { kind: 'new', region: 'domestic', customerKind: 'person' } : { kind: 'known', id: owner.id },
        requestType: 'fault',
        symptoms: [],
      },
    }),
  )
  return (
    <Panel heading={t('verdict.heading')} icon={<IconShieldCheck size={18} aria-hidden="true" />}>
      <PageQuery query={query} isPart>
        {({ entitlement }) => <VerdictSummary entitlement={entitlement} />}
      </PageQuery>
      <ProofOfPurchase unit={unit} />
    </Panel>
  )
}
