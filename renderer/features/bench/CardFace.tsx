import { IconHandStop, IconMapPin, IconMessageExclamation, IconPlayerPlay, IconStairsUp } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { isLate, type BoardCard, waitsSince } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'
import { toneStyle } from '../../ui/tone-style.ts'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import { useNow } from '../../ui/use-now.ts'
import { initialsOf, serialEnd } from './board-columns.ts'

const icon = { size: 14, 'aria-hidden': true } as const

const dueTone = (card: BoardCard, today: string): Tone | undefined => {
  if (isLate(card, today)) return 'bad'
  return card.dueOn === today && card.stage !== 'ready' ? 'warn' : undefined
}

const Due = ({ card, today }: { readonly card: BoardCard; readonly today: string }) => {
  const format = useFormat()
  if (card.dueOn === null) return null
  const tone = dueTone(card, today)
  return (
    <time dateTime={card.dueOn} className={tone === undefined ? undefined : 'hb-badge'} style={tone && toneStyle(tone)}>
      {format.dueOn(card.dueOn)}
    </time>
  )
}

/** What a card says, also while it is dragged. Kept from rendering by itself, because a drag touches every card on the board. */
export const CardFace = memo(({ card, today }: { readonly card: BoardCard; readonly today: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const since = waitsSince(card)
  return (
    <>
      <span className="hb-card-top hb-card-id">
        <strong>{card.number}</strong>
        {card.isUrgent && (
          <span className="hb-badge" style={toneStyle('bad')}>
            <IconUrgent {...icon} />
            <span>{t('job.urgent')}</span>
          </span>
        )}
      </span>
      <span className="hb-card-top">
        <span className="hb-card-model" title={`${card.brand} ${card.modelName}`}>{`${card.brand} ${card.modelName}`}</span>
        {card.assignee !== null && (
          <span className="hb-initials" title={card.assignee.name}>
            <span aria-hidden="true">{initialsOf(card.assignee.name)}</span>
            <span className="hb-unseen">{card.assignee.name}</span>
          </span>
        )}
      </span>
      <span className="hb-card-cut hb-card-customer" title={card.customerName}>
        {card.customerName}
      </span>
      <span className="hb-card-times">
        <Due card={card} today={today} />
        <span>{t(`job.waits.${card.waitsFor}`, { duration: format.duration(now - Date.parse(since)) })}</span>
      </span>
      <span className="hb-card-line">
        {card.shelf !== null && (
          <span className="hb-card-shelf" title={t('job.shelf')}>
            <IconMapPin {...icon} />
            {card.shelf}
          </span>
        )}
        {card.timerSince !== null && (
          <span className="hb-badge" style={toneStyle('info')}>
            <IconPlayerPlay {...icon} />
            <span>{format.duration(now - Date.parse(card.timerSince))}</span>
          </span>
        )}
        {card.serial !== null && (
          <span className="hb-card-serial" title={card.serial}>
            {serialEnd(card.serial)}
          </span>
        )}
      </span>
      {card.hold !== null && (
        <span className="hb-badge hb-card-hold" style={toneStyle('warn')} title={t('job.onHold', { reason: card.hold.reason })}>
          <IconHandStop {...icon} />
          <span>{t('job.onHold', { reason: card.hold.reason })}</span>
        </span>
      )}
      {card.escalation !== null && (
        <span className="hb-badge hb-card-hold" style={toneStyle('warn')} title={card.escalation.reason}>
          <IconStairsUp {...icon} />
          <span>{t('job.escalated', { level: t(`job.level.${card.escalation.level}`) })}</span>
        </span>
      )}
      {card.untoldSince !== null && (
        <span className="hb-badge hb-card-hold" style={toneStyle('warn')}>
          <IconMessageExclamation {...icon} />
          <span>{t('job.untold')}</span>
        </span>
      )}
    </>
  )
})
CardFace.displayName = 'CardFace'
