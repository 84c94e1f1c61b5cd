import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ColorSchemeSwitch } from '../ui/ColorSchemeSwitch.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { useSession } from './session-context.ts'

/** Who is signed in, language, appearance, and the way out. */
export const UserMenu = () => {
  const { t } = useTranslation()
  const { me, signOut } = useSession()
  return (
    <Popover position="bottom-end" width={280} trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          leftSection={<IconUserCircle size={20} aria-hidden="true" />}
          rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          aria-label={t('session.menu', { name: me.name })}
        >
          {me.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <div>
            <Text fw={550}>{t('session.signedInAs', { name: me.name })}</Text>
            <Text size="xs" c="dimmed">
              {me.roles.map((role) => t(`role.${role}`)).join(' · ')}
            </Text>
          </div>
          <LanguageSwitch />
          <ColorSchemeSwitch />
          <ActionButton
            variant="default"
            label={t('session.signOut')}
            icon={<IconLogout size={18} aria-hidden="true" />}
            onAction={signOut}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
