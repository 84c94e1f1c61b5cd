import { Button, Group, Text } from '@mantine/core'
import {
  IconCircleCheck,
  IconCircleOff,
  IconIdBadge2,
  IconPassword,
  IconPencil,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { type Column, nodeColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** What is being done, and to whom; null is somebody new. */
export interface StaffTask {
  readonly kind: 'edit' | 'pin' | 'badge' | 'active'
  readonly member: StaffMember | null
}

type Start = (task: StaffTask) => void

/** The table of staff; with `start` each row can be changed. */
export const staffColumns = (start: Start | undefined): readonly Column<StaffMember>[] => [
  nodeColumn('name', 'staff.column.name', ({ name, isActive }) => (
    <Text fw={550} {...(isActive ? {} : { c: 'dimmed' })}>
      {name}
    </Text>
  )),
  nodeColumn('roles', 'staff.column.roles', (member) => <Roles member={member} />),
  nodeColumn('active', 'staff.column.active', (member) => <Active member={member} />, { width: 130 }),
  nodeColumn('badge', 'staff.column.badge', (member) => <Badge member={member} />, { width: 120 }),
  ...(start === undefined
    ? []
    : [
        nodeColumn<StaffMember>('actions', 'staff.column.actions', (member) => <Actions member={member} start={start} />, {
          width: 430,
        }),
      ]),
]

const Roles = ({ member }: { readonly member: StaffMember }) => {
  const { t } = useTranslation()
  return member.roles.map((role) => t(`role.${role}`)).join(' · ')
}

const Active = ({ member }: { readonly member: StaffMember }) => {
  const { t } = useTranslation()
  return member.isActive ? (
    <ToneBadge tone="good" icon={<IconCircleCheck size={14} aria-hidden="true" />} label={t('staff.active')} />
  ) : (
    <ToneBadge tone="neutral" icon={<IconCircleOff size={14} aria-hidden="true" />} label={t('staff.inactive')} />
  )
}

const Badge = ({ member }: { readonly member: StaffMember }) => {
  const { t } = useTranslation()
  return member.hasBadge ? t('staff.hasBadge') : <Text c="dimmed">{t('staff.noBadge')}</Text>
}

const icon = { size: 16, 'aria-hidden': true } as const

const Actions = ({ member, start }: { readonly member: StaffMember; readonly start: Start }) => {
  const { t } = useTranslation()
  const { name, isActive } = member
  return (
    <Group gap={4} wrap="nowrap">
      <RowButton
        picture={<IconPencil {...icon} />}
        word={t('action.edit')}
        name={name}
        onPress={() => start({ kind: 'edit', member })}
      />
      <RowButton
        picture={<IconPassword {...icon} />}
        word={t('staff.pin')}
        name={name}
        onPress={() => start({ kind: 'pin', member })}
      />
      <RowButton
        picture={<IconIdBadge2 {...icon} />}
        word={t('staff.badge')}
        name={name}
        onPress={() => start({ kind: 'badge', member })}
      />
      <RowButton
        picture={isActive ? <IconUserOff {...icon} /> : <IconUserCheck {...icon} />}
        word={isActive ? t('staff.deactivate') : t('staff.reactivate')}
        name={name}
        onPress={() => start({ kind: 'active', member })}
      />
    </Group>
  )
}

interface RowButtonProps {
  readonly picture: ReactNode
  readonly word: string
  readonly name: string
  readonly onPress: () => void
}

/** One of several of a row: its accessible name says whose. The row itself must not take the click too. */
const RowButton = ({ picture, word, name, onPress }: RowButtonProps) => (
  <Button
    variant="subtle"
    size="compact-sm"
    h={36}
    leftSection={picture}
    aria-label={`${word}: ${name}`}
    onClick={(event: MouseEvent) => {
      event.stopPropagation()
      onPress()
    }}
  >
    {word}
  </Button>
)
