/** The picture of "urgent", the same on every screen: a triangle would say "warning", which other things are too. */
export { IconFlame as IconUrgent } from '@tabler/icons-react'
