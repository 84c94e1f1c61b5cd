import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Claim } from '../../../shared/claims/claims.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'

interface ClaimQuestionProps {
  readonly claim: Claim
  readonly what: 'send' | 'discard'
  readonly onClose: () => void
}

/** Neither can be taken back: what was sent has left the stock and is not changed any more. Its packing list is printed with it. */
export const ClaimQuestion = ({ claim, what, onClose }: ClaimQuestionProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const print = usePrint()
  const send = useChange(client.claims.send)
  const discard = useChange(client.claims.discard)
  const one = { claimId: claim.id, version: claim.version }
  const run = async () => {
    try {
      if (what === 'send') {
        await send.mutateAsync(one)
        void print({ kind: 'claim', claimId: claim.id }, { isByRule: true })
      } else {
        await navigate({ to: '/claims', replace: true })
        await discard.mutateAsync(one)
      }
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
    onClose()
  }
  return (
    <ConfirmInline
      tone={what === 'send' ? 'plain' : 'danger'}
      question={
        what === 'send'
          ? t('claims.sendQuestion', { count: claim.pieces, supplier: claim.supplier })
          : t('claims.discardQuestion', { number: claim.number })
      }
      confirmLabel={t(what === 'send' ? 'claims.markSent' : 'claims.discard')}
      cancelLabel={t('action.back')}
      onConfirm={run}
      onCancel={onClose}
    />
  )
}
