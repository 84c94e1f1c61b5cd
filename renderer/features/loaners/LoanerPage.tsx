import { Stack } from '@mantine/core'
import { IconDevices, IconHistory, IconUserPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Loan, Loaner } from '../../../shared/loaners/loaners.ts'
import { api, type DepotClient } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { EditAction } from '../../app/EditAction.tsx'
import { LabelAction } from '../../app/print/LabelAction.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useSession } from '../../app/session-context.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LoanActions } from './LoanActions.tsx'
import { pastColumns } from './loaner-columns.tsx'
import { LoanerModal } from './LoanerModal.tsx'
import { LoanFacts } from './LoanFacts.tsx'
import { StateBadge } from './StateBadge.tsx'
import { useMayKeep } from './use-may-keep.ts'

type LoanerFile = Awaited<ReturnType<DepotClient['loaners']['get']>>

/** One loaner: who has it, how it is, and who had it. */
export const LoanerPage = () => {
  const { number } = useParams({ from: '/loaners/$number' })
  const file = useQuery(api.loaners.get.queryOptions({ input: { number } }))
  if (file.isError && classifyFailure(file.error).kind === 'not-found') return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <KnownLoaner key={data.loaner.id} file={data} />}</PageQuery>
}

const KnownLoaner = ({ file: { loaner, past } }: { readonly file: LoanerFile }) => {
  const { t } = useTranslation()
  const mayKeep = useMayKeep()
  const navigate = useNavigate()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        heading={loaner.model}
        marks={<StateBadge loaner={loaner} />}
        subline={[loaner.number, loaner.serial].filter((word) => word !== null).join(' · ')}
        actions={
          <>
            {mayKeep && <EditAction onEdit={() => setEditing(true)} />}
            <LabelAction document={{ kind: 'loaner-labels', loanerIds: [loaner.id] }} />
          </>
        }
      />
      <Stack gap="md">
        {loaner.loan !== null && <OpenLoan loan={loaner.loan} />}
        <About loaner={loaner} />
        <Panel heading={t('loaners.past')} icon={<IconHistory size={18} aria-hidden="true" />}>
          <DataTable
            label={t('loaners.past')}
            columns={pastColumns}
            rows={past}
            idOf={({ id }) => id}
            onOpen={({ jobNumber }) => void navigate({ to: '/jobs/$number', params: { number: jobNumber } })}
            empty={<EmptyState icon={<IconDevices />} message={t('loaners.noPast')} />}
          />
        </Panel>
      </Stack>
      {isEditing && <LoanerModal loaner={loaner} onClose={() => setEditing(false)} />}
    </>
  )
}

/** Who has it. Its label, scanned where one sees that it is out, means that it is back. */
const OpenLoan = ({ loan }: { readonly loan: Loan }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isReturning, setReturning] = useState(false)
  useScan(({ scan }) => {
    if (scan.kind !== 'loaner' || scan.number !== loan.loaner.number || !can('counter')) return false
    setReturning(true)
    return true
  })
  return (
    <Panel heading={t('loaners.withCustomer', { name: loan.customer.name })} icon={<IconUserPin size={18} aria-hidden="true" />}>
      <LoanFacts loan={loan} page="loaner" />
      <LoanActions loan={loan} isReturning={isReturning} onReturning={setReturning} />
    </Panel>
  )
}

const About = ({ loaner: { condition, accessories, outOfUse } }: { readonly loaner: Loaner }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('loaners.about')} icon={<IconDevices size={18} aria-hidden="true" />}>
      <FactsGrid
        factWidth={220}
        facts={[
          { label: t('loaners.field.condition'), value: condition },
          { label: t('loaners.field.accessories'), value: accessories.join(t('loaners.listJoin')) },
          { label: t('loaners.field.outOfUse'), value: outOfUse, isHidden: outOfUse === null },
        ]}
      />
    </Panel>
  )
}
