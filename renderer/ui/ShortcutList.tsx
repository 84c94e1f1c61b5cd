import { Group, Modal, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import { useDeclaredShortcuts } from './use-shortcut.ts'

/** Every shortcut that works on this screen right now; several for one thing stand in one line. */
export const ShortcutList = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const shortcuts = useDeclaredShortcuts()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('shortcut.list')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {shortcuts.length === 0 ? (
        <Text c="dimmed">{t('shortcut.none')}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {[...Map.groupBy(shortcuts, ({ label }) => label)].map(([label, ways]) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>
                  <Group gap="sm" justify="flex-end">
                    {ways.map(({ keys }) => (
                      <ShortcutKeys key={keys} keys={keys} />
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  )
}
