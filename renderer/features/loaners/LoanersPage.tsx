import { IconDevices, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { loanerColumns } from './loaner-columns.tsx'
import { LoanerModal } from './LoanerModal.tsx'
import { useMayKeep } from './use-may-keep.ts'

/** The pool: who has what, what is late first. (MISSION.md, F2.) */
export const LoanersPage = () => {
  const { t } = useTranslation()
  const mayKeep = useMayKeep()
  const print = usePrint()
  const navigate = useNavigate()
  const pool = useQuery(api.loaners.list.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const all = (pool.data ?? []).map(({ id }) => id)
  const open = (number: string) => void navigate({ to: '/loaners/$number', params: { number } })
  return (
    <>
      <PageHeader
        heading={t('loaners.heading')}
        subline={t('loaners.intro')}
        actions={
          <>
            <ActionButton
              variant="default"
              label={t('loaners.printAll')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              shortcut="alt+l"
              disabledReason={all.length === 0 ? t('loaners.none') : undefined}
              onAction={() => void print({ kind: 'loaner-labels', loanerIds: all.slice(0, 500) })}
            />
            {mayKeep && (
              <ActionButton
                label={t('loaners.add')}
                icon={<IconPlus size={18} aria-hidden="true" />}
                shortcut="alt+n"
                onAction={() => setAdding(true)}
              />
            )}
          </>
        }
      />
      <PlaceTabs group="units" here="/loaners" />
      <PageQuery query={pool}>
        {(rows) => (
          <DataTable
            label={t('loaners.heading')}
            columns={loanerColumns}
            rows={rows}
            idOf={({ id }) => id}
            onOpen={({ number }) => open(number)}
            empty={<EmptyState icon={<IconDevices />} message={t('loaners.none')} />}
          />
        )}
      </PageQuery>
      {isAdding && <LoanerModal onClose={() => setAdding(false)} onSaved={({ number }) => open(number)} />}
    </>
  )
}
