import { Box, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ColorSchemeSwitch } from '../ui/ColorSchemeSwitch.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'

/** The frame of what comes before signing in: the mark, language and appearance, which work before anything else does. */
export const StartFrame = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation()
  return (
    <Box mih="100vh">
      <Group component="header" justify="space-between" px="md" py="sm" gap="sm">
        <Group gap="sm">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <Text fw={700} fz="lg">
            {t('app.name')}
          </Text>
        </Group>
        <Group gap="sm">
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </Group>
      </Group>
      <Box component="main" px="md" pb="xl">
        {children}
      </Box>
    </Box>
  )
}
