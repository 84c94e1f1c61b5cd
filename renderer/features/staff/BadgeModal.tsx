import { Alert, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { IconEyeOff, IconIdBadge2, IconPrinter } from '@tabler/icons-react'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ExplainFailureContext } from '../../ui/failure.ts'
import { ShortcutLayerContext } from '../../ui/use-shortcut.ts'

/** Issues a badge and prints it. Its code is known only while this dialog is open; afterwards the depot has but its hash. */
export const BadgeModal = ({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const explain = useContext(ExplainFailureContext)
  const print = usePrint()
  const issue = useChange(client.staff.issueBadge)
  const code = issue.data?.code
  const printBadge = (secret: string) => print({ kind: 'staff-badge', staffId: member.id, code: secret })
  const issueAndPrint = () =>
    issue.mutateAsync({ staffId: member.id, version: member.version }).then(
      (issued) => printBadge(issued.code),
      // What failed stands in the mutation and is shown below.
      () => undefined,
    )
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={t('staff.badgeHeading', { name: member.name })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ShortcutLayerContext value="dialog">
        <Stack gap="md">
          {code === undefined ? (
            <Text>{member.hasBadge ? t('staff.badgeReplaces') : t('staff.badgeFirst')}</Text>
          ) : (
            <Alert color="orange" role="none" icon={<IconEyeOff aria-hidden="true" />} title={t('staff.badgeOnce')}>
              <Text component="output">{t('staff.badgeOnceHint')}</Text>
              <Code fz="lg" aria-label={t('staff.badgeCode')}>
                {code}
              </Code>
            </Alert>
          )}
          {issue.error !== null && <ErrorNotice failure={{ ...explain(issue.error), kept: undefined }} />}
          <Group justify="flex-end" gap="sm">
            <ActionButton
              variant="default"
              label={code === undefined ? t('action.cancel') : t('action.close')}
              shortcut="Escape"
              isShortcutAnswered
              onAction={onClose}
            />
            {code === undefined ? (
              <ActionButton
                label={t('staff.badgeIssue')}
                icon={<IconIdBadge2 size={18} aria-hidden="true" />}
                shortcut="mod+Enter"
                onAction={issueAndPrint}
              />
            ) : (
              <ActionButton
                label={t('staff.badgePrint')}
                icon={<IconPrinter size={18} aria-hidden="true" />}
                onAction={() => printBadge(code)}
              />
            )}
          </Group>
        </Stack>
      </ShortcutLayerContext>
    </Modal>
  )
}
