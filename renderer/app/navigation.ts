import {
  IconBox,
  IconAddressBook,
  IconBarcode,
  IconCalendarCheck,
  IconClipboardPlus,
  IconDevices,
  IconLayoutKanban,
  IconListDetails,
  IconReportAnalytics,
  IconScale,
  IconReportMoney,
  IconSettings,
  IconTruckDelivery,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Permission } from '../../shared/kernel/permissions.ts'
import type { TextKey } from '../locales/i18n.ts'

/** One place of the main menu: where it leads, its word and picture, its key, and who sees it. */
export interface Place {
  readonly to:
    | '/'
    | '/check-in'
    | '/board'
    | '/jobs'
    | '/customers'
    | '/models'
    | '/parts'
    | '/purchasing'
    | '/policies'
    | '/quality'
    | '/money'
    | '/staff'
    | '/settings'
    | '/scanner-test'
  readonly labelKey: TextKey
  readonly Icon: typeof IconSettings
  readonly shortcut: string
  readonly permission: Permission
}

/** The main menu in the order of a working day. */
export const places: readonly Place[] = [
  { to: '/', labelKey: 'nav.today', Icon: IconCalendarCheck, shortcut: 'alt+1', permission: 'read' },
  { to: '/check-in', labelKey: 'nav.checkIn', Icon: IconClipboardPlus, shortcut: 'alt+2', permission: 'counter' },
  { to: '/board', labelKey: 'nav.board', Icon: IconLayoutKanban, shortcut: 'alt+3', permission: 'read' },
  { to: '/jobs', labelKey: 'nav.jobs', Icon: IconListDetails, shortcut: 'alt+4', permission: 'read' },
  { to: '/customers', labelKey: 'nav.customers', Icon: IconAddressBook, shortcut: 'alt+5', permission: 'read' },
  { to: '/models', labelKey: 'nav.models', Icon: IconDevices, shortcut: 'alt+6', permission: 'read' },
  { to: '/parts', labelKey: 'nav.parts', Icon: IconBox, shortcut: 'alt+b', permission: 'read' },
  { to: '/purchasing', labelKey: 'nav.purchasing', Icon: IconTruckDelivery, shortcut: 'alt+u', permission: 'stock' },
  { to: '/policies', labelKey: 'nav.policies', Icon: IconScale, shortcut: 'alt+0', permission: 'read' },
  { to: '/quality', labelKey: 'nav.quality', Icon: IconReportAnalytics, shortcut: 'alt+q', permission: 'read' },
  { to: '/money', labelKey: 'nav.takings', Icon: IconReportMoney, shortcut: 'alt+y', permission: 'read-takings' },
  { to: '/staff', labelKey: 'nav.staff', Icon: IconUsersGroup, shortcut: 'alt+7', permission: 'read' },
  { to: '/settings', labelKey: 'nav.settings', Icon: IconSettings, shortcut: 'alt+8', permission: 'read' },
  { to: '/scanner-test', labelKey: 'nav.scannerTest', Icon: IconBarcode, shortcut: 'alt+9', permission: 'read' },
]

/** The key that leads to a place from anywhere, for buttons that lead there too. */
export const shortcutTo = (to: Place['to']): string | undefined => places.find((place) => place.to === to)?.shortcut

/** Pages under another address than their place's. */
const homes: readonly (readonly [prefix: string, home: Place['to']])[] = [
  ['/rmas/', '/jobs'],
  ['/units/', '/customers'],
  ['/bins', '/parts'],
  ['/picking', '/parts'],
  ['/places', '/jobs'],
  ['/lost', '/jobs'],
  ['/loaners', '/jobs'],
  ['/certificate', '/settings'],
  ['/stock/', '/parts'],
  ['/imports', '/parts'],
  ['/claims', '/purchasing'],
  ['/stocktake', '/parts'],

  ['/printers', '/settings'],
  ['/prints', '/settings'],
]

/** Whether a page lies in that place of the menu. */
export const isWithin = (pathname: string, to: Place['to']): boolean =>
  to === '/'
    ? pathname === '/'
    : pathname === to ||
      pathname.startsWith(`${to}/`) ||
      homes.some(([prefix, home]) => home === to && pathname.startsWith(prefix))
