import { AppShell, Box, Burger, Group, ScrollArea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKeyboard } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconAction } from '../ui/IconAction.tsx'
import { ShortcutList } from '../ui/ShortcutList.tsx'
import { useShortcut } from '../ui/use-shortcut.ts'
import { Brand } from './Brand.tsx'
import { LiveBadge } from './LiveBadge.tsx'
import { NavigationPlace } from './NavigationPlace.tsx'
import { places } from './navigation.ts'
import { OwnPlace } from './OwnPlace.tsx'
import { NoticeBar } from './notices/NoticeBar.tsx'
import { useScanKeys } from './scanner/use-scan-keys.ts'
import { SessionEndNotice } from './SessionEndNotice.tsx'
import { UserMenu } from './UserMenu.tsx'

export interface DepotShellProps {
  /** The one search-and-scan box. */
  readonly header: ReactNode
  /** In the corner: what needs somebody, wherever one is. */
  readonly signs: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: main menu, search-and-scan box, who is signed in. */
export const DepotShell = ({ header, signs, children }: DepotShellProps) => {
  const { t } = useTranslation()
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isListOpen, list] = useDisclosure(false)
  useScanKeys()
  useShortcut('F1', t('shortcut.show'), list.toggle)
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 224, breakpoint: 'md', collapsed: { mobile: !isMenuOpen } }}
      padding="md"
      withBorder
    >
      <a className="hb-skip" href="#content">
        {t('app.skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="md" wrap="nowrap">
          <Burger hiddenFrom="md" opened={isMenuOpen} onClick={menu.toggle} size="sm" aria-label={t('nav.toggle')} />
          <Brand w={{ md: 192 }} visibleFrom="xs" />
          <Box flex={1} maw={960} miw={0}>
            {header}
          </Box>
          <Group gap="xs" ml="auto" wrap="nowrap">
            <LiveBadge />
            {signs}
            <IconAction
              label={t('shortcut.show')}
              icon={<IconKeyboard size={20} aria-hidden="true" />}
              color="gray"
              c="inherit"
              onAction={list.open}
            />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('nav.label')} component="nav">
        <AppShell.Section grow component={ScrollArea} p="xs">
          {places.map((place) => (
            <NavigationPlace key={place.to} place={place} onGo={menu.close} />
          ))}
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className="hb-main">
        <SessionEndNotice />
        <OwnPlace>{children}</OwnPlace>
      </AppShell.Main>
      <NoticeBar />
      <ShortcutList isOpen={isListOpen} onClose={list.close} />
    </AppShell>
  )
}
