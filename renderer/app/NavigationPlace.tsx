import { NavLink } from '@mantine/core'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx'
import { ariaShortcut } from '../ui/shortcuts.ts'
import { useShortcut } from '../ui/use-shortcut.ts'
import { isWithin, type Place } from './navigation.ts'

/** One entry of the main menu, with its key. */
export const NavigationPlace = ({ place, onGo }: { readonly place: Place; readonly onGo: () => void }) => {
  const { t } = useTranslation()
  const pathname = useLocation({ select: (location) => location.pathname })
  const navigate = useNavigate()
  const label = t(place.labelKey)
  const isHere = isWithin(pathname, place.to)
  useShortcut(place.shortcut, label, () => void navigate({ to: place.to }))
  return (
    <NavLink
      component={Link}
      to={place.to}
      label={label}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      aria-keyshortcuts={ariaShortcut(place.shortcut)}
      leftSection={<place.Icon size={20} aria-hidden="true" />}
      rightSection={<ShortcutKeys keys={place.shortcut} />}
      onClick={onGo}
    />
  )
}
