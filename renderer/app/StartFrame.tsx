import { Box, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { ColorSchemeSwitch } from '../ui/ColorSchemeSwitch.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { Brand } from './Brand.tsx'

/** The frame of what comes before signing in: the mark, language and appearance, which work before anything else does. */
export const StartFrame = ({ children }: { readonly children: ReactNode }) => (
  <Box mih="100vh">
    <Group component="header" justify="space-between" px="md" py="sm" gap="sm">
      <Brand />
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
