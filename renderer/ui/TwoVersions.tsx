import { Alert, Group, Table, Text } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from './ActionButton.tsx'

/** One field in which what is typed here and what is stored now are not the same, in words. */
export interface Difference {
  readonly label: string
  readonly mine: string
  readonly theirs: string
}

export interface TwoVersionsProps {
  readonly differences: readonly Difference[]
  readonly onTakeTheirs: () => void
  /** Undefined in a dialog: it has said what happened, and its own button saves over it. */
  readonly onKeepMine?: () => void | Promise<void>
}

/** A colleague stored this record while it was being changed here: both versions side by side, and the choice. */
export const TwoVersions = ({ differences, onTakeTheirs, onKeepMine }: TwoVersionsProps) => {
  const { t } = useTranslation()
  const isWhole = onKeepMine !== undefined
  return (
    <Alert
      role={isWhole ? 'alert' : 'none'}
      color="orange"
      icon={<IconArrowMerge aria-hidden="true" />}
      title={t(isWhole ? 'error.stale.title' : 'twoVersions.label')}
    >
      {differences.length === 0 && <Text>{t('twoVersions.same')}</Text>}
      {/* The dialog has said so above. */}
      {differences.length > 0 && isWhole && <Text>{t('twoVersions.explain')}</Text>}
      {differences.length > 0 && (
        <Table className="hb-versions" my="xs" verticalSpacing={4} aria-label={t('twoVersions.label')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('twoVersions.field')}</Table.Th>
              <Table.Th>{t('twoVersions.mine')}</Table.Th>
              <Table.Th>{t('twoVersions.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(({ label, mine, theirs }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{mine}</Table.Td>
                <Table.Td>{theirs}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="sm">
        <ActionButton variant="default" label={t('twoVersions.takeTheirs')} onAction={onTakeTheirs} />
        {isWhole ? (
          <ActionButton variant="default" label={t('twoVersions.keepMine')} onAction={onKeepMine} />
        ) : (
          <Text size="sm">{t('twoVersions.saveAgain')}</Text>
        )}
      </Group>
    </Alert>
  )
}
