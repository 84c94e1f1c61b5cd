import { useTranslation } from 'react-i18next'
import { type BinKind, IS_USABLE } from '../../../shared/stock/bins.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** What a bin is for; one that no job is served from stands out. */
export const BinKindBadge = ({ kind }: { readonly kind: BinKind }) => {
  const { t } = useTranslation()
  return <ToneBadge tone={IS_USABLE[kind] ? 'neutral' : 'warn'} label={t(`bins.kind.${kind}`)} />
}
