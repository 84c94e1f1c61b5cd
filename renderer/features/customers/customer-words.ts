import type { TFunction } from 'i18next'
import { customerFields } from '../../../shared/customers/customers.ts'
import { type Say, sayPlainly } from '../../ui/differences.ts'

const FIELDS = [
  'kind',
  'name',
  'contactName',
  'phone',
  'email',
  'address',
  'region',
  'tier',
  'isDealer',
  'language',
  'note',
] as const

/** What the fields of a customer are called, in the order of the form. */
export const customerLabels = (t: TFunction): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field) => [field, t(`customer.${field}`)]))

const { kind, region, tier, language } = customerFields

/** A customer's choices in the words of the form. */
export const sayCustomer =
  (t: TFunction): Say =>
  (field, value) => {
    const [asKind, asRegion] = [kind.safeParse(value), region.safeParse(value)]
    const [asTier, asLanguage] = [tier.safeParse(value), language.safeParse(value)]
    if (field === 'kind' && asKind.success) return t(`customer.kinds.${asKind.data}`)
    if (field === 'region' && asRegion.success) return t(`customer.regions.${asRegion.data}`)
    if (field === 'tier' && asTier.success) return t(`customer.tiers.${asTier.data}`)
    if (field === 'language' && asLanguage.success) return t(`language.${asLanguage.data}`)
    if (field === 'isDealer') return t(value === true ? 'twoVersions.yes' : 'twoVersions.no')
    return sayPlainly(field, value)
  }
