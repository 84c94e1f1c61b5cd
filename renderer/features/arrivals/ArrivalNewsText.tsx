import { Alert, Anchor } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Arrival, ArrivalNews } from './use-arrival.ts'

const isGood = (news: ArrivalNews): boolean =>
  news.kind === 'received' ||
  news.kind === 'surplus' ||
  news.kind === 'undone' ||
  news.kind === 'this-rma' ||
  news.kind === 'issued'

/** What the last scan did; read out, and large enough to be seen from where the parcel stands. */
export const ArrivalNewsText = ({ arrival: { news } }: { readonly arrival: Arrival }) => {
  const { t } = useTranslation()
  return (
    <output className="arrival-news">
      {news !== undefined && (
        <Alert
          role={isGood(news) ? 'status' : 'alert'}
          color={isGood(news) ? 'teal' : 'orange'}
          icon={isGood(news) ? <IconCircleCheck aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
          title={titleOf(news, t)}
        >
          {news.kind === 'elsewhere' && <Elsewhere news={news} />}
        </Alert>
      )}
    </output>
  )
}

const titleOf = (news: ArrivalNews, t: TFunction): string => {
  switch (news.kind) {
    case 'failed':
      return news.text
    case 'busy':
      return t('arrival.news.busy')
    case 'issued':
      return t('arrival.news.issued', { number: news.number })
    case 'this-rma':
      return t('arrival.news.thisRma')
    case 'elsewhere':
      return t(news.isExpected ? 'arrival.news.expectedElsewhere' : 'arrival.news.hereElsewhere', {
        serial: news.serial,
        number: news.number,
      })
    case 'received':
    case 'surplus':
    case 'undone':
    case 'here':
    case 'cancelled':
      return t(`arrival.news.${news.kind}`, { what: news.serial ?? news.number, number: news.number })
  }
}

/** The way to where the unit belongs. */
const Elsewhere = ({ news }: { readonly news: Extract<ArrivalNews, { kind: 'elsewhere' }> }) => {
  const { t } = useTranslation()
  return news.isExpected ? (
    <Anchor component={Link} to={`/rmas/${news.number}/arrival`}>
      {t('arrival.news.openArrival', { number: news.number })}
    </Anchor>
  ) : (
    <Anchor component={Link} to={`/jobs/${news.number}`}>
      {t('arrival.news.openJob', { number: news.number })}
    </Anchor>
  )
}
