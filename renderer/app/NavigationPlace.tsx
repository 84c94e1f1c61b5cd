import { NavLink } from '@mantine/core'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { ariaShortcut } from '../ui/shortcuts.ts'
import { useShortcut } from '../ui/use-shortcut.ts'
import { isWithin, type Place } from './navigation.ts'
import { useSession } from './session-context.ts'

/** One entry of the main menu, with its key. What somebody may not open stays in its place and says so: no key ever moves. */
export const NavigationPlace = ({ place, onGo }: { readonly place: Place; readonly onGo: () => void }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const pathname = useLocation({ select: (location) => location.pathname })
  const navigate = useNavigate()
  const isOpen = can(place.permission)
  const label = t(place.labelKey)
  const isHere = isWithin(pathname, place.to)
  useShortcut(place.shortcut, label, () => void navigate({ to: place.to }), isOpen)
  const looks = {
    label,
    leftSection: <place.Icon size={20} aria-hidden="true" />,
  }
  if (!isOpen)
    return (
      <NavLink
        {...looks}
        component="button"
        type="button"
        className="hb-not-yours"
        aria-disabled
        description={t('nav.notYours')}
      />
    )
  return (
    <NavLink
      {...looks}
      component={Link}
      to={place.to}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      rightSection={<ShortcutKeys keys={place.shortcut} />}
      aria-keyshortcuts={ariaShortcut(place.shortcut)}
      onClick={onGo}
    />
  )
}
