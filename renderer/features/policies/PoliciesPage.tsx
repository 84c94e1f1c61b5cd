import { SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NewPolicyModal } from './NewPolicyModal.tsx'
import './policies.css'
import { type PolicyRow, usePolicyColumns } from './policy-columns.tsx'
import { PresetsPanel } from './PresetsPanel.tsx'
import { UsesPanel } from './UsesPanel.tsx'

/** What the depot promises: its policies, who follows which, and the presets that come along. */
export const PoliciesPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const { language } = useFormat()
  const columns = usePolicyColumns()
  const all = useQuery(api.policies.list.queryOptions())
  const open = (policyId: string) => void navigate({ to: '/policies/$policyId', params: { policyId } })
  const add = can('waive') && (
    <ActionButton
      label={t('policies.add')}
      icon={<IconPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => setAdding(true)}
    />
  )
  return (
    <>
      <PageHeader heading={t('nav.policies')} subline={t('policies.intro')} actions={add} />
      <PageQuery query={all}>
        {({ policies, uses, presets }) => {
          const rows: readonly PolicyRow[] = policies.map((policy) => ({
            ...policy,
            title: wording(policy.name, language),
            uses: uses.filter(({ policyId }) => policyId === policy.id),
          }))
          return (
            <Stack gap="md">
              <DataTable
                label={t('nav.policies')}
                columns={columns}
                rows={rows}
                idOf={({ id }) => id}
                onOpen={({ id }) => open(id)}
                empty={<EmptyState icon={<IconScale />} message={t(can('waive') ? 'policies.none' : 'policies.noneToRead')} />}
              />
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
                {policies.length > 0 && <UsesPanel policies={rows} uses={uses} />}
                {can('waive') && <PresetsPanel presets={presets} policies={policies} onAdopted={open} />}
              </SimpleGrid>
              {!can('waive') && <Text c="dimmed">{t('policies.readOnly')}</Text>}
            </Stack>
          )
        }}
      </PageQuery>
      {isAdding && <NewPolicyModal onClose={() => setAdding(false)} onCreated={open} />}
    </>
  )
}
