import { IconBuildingFactory2, IconBuildingStore, IconMapPin, IconTruck, IconUser, IconUserHeart } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Holder, HolderKind } from '../../../shared/custody/custody.ts'
import type { Tone } from '../../ui/theme.ts'

export const holderIcons: Readonly<Record<HolderKind, typeof IconUser>> = {
  desk: IconBuildingStore,
  person: IconUser,
  place: IconMapPin,
  courier: IconTruck,
  factory: IconBuildingFactory2,
  customer: IconUserHeart,
}

export const holderTones: Readonly<Record<HolderKind, Tone>> = {
  desk: 'info',
  person: 'info',
  place: 'info',
  courier: 'warn',
  factory: 'warn',
  customer: 'neutral',
}

/** Who or where, in few words: a name where there is one, else what kind of holder it is. */
export const holderWords = (t: TFunction, { kind, name }: Holder): string =>
  name === null ? t(`custody.holder.${kind}`) : t(`custody.named.${kind}`, { name })
