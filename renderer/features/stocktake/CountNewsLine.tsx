import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmInline } from '../../ui/ConfirmInline.tsx'
import type { CountDesk } from './use-count.ts'

/** What became of the last code: what was counted, what is asked, or why it was no use. */
export const CountNewsLine = ({ desk }: { readonly desk: CountDesk }) => {
  const { t } = useTranslation()
  const { news, forget, goTo } = desk
  if (news === undefined) return null
  switch (news.kind) {
    case 'counted': {
      const { sku, lot, counted } = news.line
      return <Good text={t('stocktake.counted', { what: lot === null ? sku : `${sku} · ${lot}`, count: counted })} />
    }
    case 'ended':
      return <Good text={t('stocktake.ended', { bin: news.bin })} />
    case 'again':
      return (
        <ConfirmInline
          question={news.words(t)}
          confirmLabel={t('stocktake.countAgain')}
          onConfirm={async () => void (await goTo(news.bin, { again: true }))}
          onCancel={forget}
        />
      )
    case 'empty':
      return (
        <ConfirmInline
          tone="plain"
          question={t('stocktake.isEmpty', { bin: news.bin.code })}
          confirmLabel={t('stocktake.yesEmpty')}
          onConfirm={async () => void (await goTo(news.next, { empty: true, again: news.again }))}
          onCancel={forget}
        />
      )
    case 'no':
      return <Bad text={t(`stocktake.no.${news.reason}`, { text: news.text })} />
    case 'failed':
      return <Bad text={news.words(t)} />
  }
}

const Good = ({ text }: { readonly text: string }) => (
  <Alert color="green" p="xs" role="status">
    {text}
  </Alert>
)

const Bad = ({ text }: { readonly text: string }) => (
  <Alert color="red" p="xs" role="alert">
    {text}
  </Alert>
)
