import { Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ActiveModal } from './ActiveModal.tsx'
import { BadgeModal } from './BadgeModal.tsx'
import { PinModal } from './PinModal.tsx'
import { staffColumns, type StaffTask } from './staff-columns.tsx'
import { StaffModal } from './StaffModal.tsx'

/** Who works here and what they may do. The administrator changes it, everybody else may read it. */
export const StaffPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const staff = useQuery(api.staff.list.queryOptions())
  const [task, setTask] = useState<StaffTask>()
  const mayChange = can('administer')
  const member = staff.data?.find(({ id }) => id === task?.member?.id) ?? null
  const close = () => setTask(undefined)
  return (
    <>
      <PageHeader
        heading={t('nav.staff')}
        subline={mayChange ? t('staff.intro') : t('staff.readOnly')}
        actions={
          mayChange && (
            <ActionButton
              label={t('staff.add')}
              icon={<IconUserPlus size={18} aria-hidden="true" />}
              shortcut="alt+n"
              onAction={() => setTask({ kind: 'edit', member: null })}
            />
          )
        }
      />
      <PageQuery query={staff}>
        {(rows) => (
          <DataTable
            label={t('nav.staff')}
            columns={staffColumns(mayChange ? setTask : undefined)}
            rows={rows}
            idOf={({ id }) => id}
            {...(mayChange ? { onOpen: (row: StaffMember) => setTask({ kind: 'edit', member: row }) } : {})}
          />
        )}
      </PageQuery>
      {mayChange && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('staff.neverDeleted')}
        </Text>
      )}
      {task?.kind === 'edit' && <StaffModal member={member} onClose={close} />}
      {task?.kind === 'pin' && member !== null && <PinModal member={member} onClose={close} />}
      {task?.kind === 'badge' && member !== null && <BadgeModal member={member} onClose={close} />}
      {task?.kind === 'active' && member !== null && <ActiveModal member={member} onClose={close} />}
    </>
  )
}
