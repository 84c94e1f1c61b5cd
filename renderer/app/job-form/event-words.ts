import type { TFunction } from 'i18next'
import { causeCode, responsibility, severity } from '../../../shared/jobs/assessment.ts'
import { toldWay } from '../../../shared/jobs/delay.ts'
import { escalationLevel } from '../../../shared/jobs/escalation.ts'
import type { TimelineEvent } from '../../../shared/jobs/jobs.ts'
import { outcome, stage, waitParty } from '../../../shared/jobs/stages.ts'
import { permissionWay, remoteResult } from '../../../shared/remote/remote.ts'
import { role } from '../../../shared/kernel/permissions.ts'
import { paymentKind } from '../../../shared/money/money.ts'
import en from '../../locales/en.json'

export interface EventWords {
  readonly sentence: string
  /** A reason, a note, what was done: the words that somebody typed. */
  readonly quote?: string | undefined
}

type Data = TimelineEvent['data']

const text = (data: Data, name: string): string => String(data[name] ?? '')
const figure = (data: Data, name: string): number => Number(data[name] ?? 0)
const quoted = (data: Data, name: string): string | undefined => text(data, name) || undefined

interface Helpers {
  readonly t: TFunction
  readonly date: (calendarDate: string) => string
  readonly instant: (instant: string) => string
  readonly money: (amount: number) => string
  readonly nameOf: (staffId: string) => string
}

const stageWord = (t: TFunction, value: unknown): string => {
  const known = stage.safeParse(value).data
  return known === undefined ? '–' : t(`stage.${known}`)
}

const shelfSentence = ({ t }: Helpers, data: Data): string => {
  const to = text(data, 'to')
  return to === '' ? t('job.event.unshelved', { shelf: text(data, 'from') }) : t('job.event.shelved', { shelf: to })
}

const dueSentence = ({ t, date }: Helpers, data: Data): string => {
  const [from, to] = [text(data, 'from'), text(data, 'to')]
  if (to === '') return t('job.event.dueNone')
  const sentence =
    from === '' ? t('job.event.dueFirst', { to: date(to) }) : t('job.event.due', { from: date(from), to: date(to) })
  // Before anybody asked, events said nothing of the customer.
  if (data['told'] === undefined) return sentence
  const way = toldWay.safeParse(data['told']).data
  return way === undefined
    ? t('job.event.dueUntold', { sentence })
    : t('job.event.dueToldNow', { sentence, way: t(`job.toldWay.${way}`) })
}

const partyWord = (t: TFunction, value: unknown): string => {
  const party = waitParty.safeParse(value).data
  return party === undefined ? '' : t(`job.party.${party}`)
}

const levelWord = (t: TFunction, value: unknown): string => {
  const level = escalationLevel.safeParse(value).data
  return level === undefined ? '' : t(`job.level.${level}`)
}

const remoteBegunSentence = ({ t }: Helpers, data: Data): string => {
  const way = permissionWay.safeParse(data['way']).data
  return t('job.event.remoteBegun', { by: text(data, 'by'), way: way === undefined ? '' : t(`remote.way.${way}`) })
}

const remoteEndedSentence = ({ t }: Helpers, data: Data): string => {
  const result = remoteResult.safeParse(data['result']).data
  return t('job.event.remoteEnded', {
    minutes: figure(data, 'minutes'),
    result: result === undefined ? '' : t(`remote.result.${result}`),
  })
}

const toldSentence = ({ t }: Helpers, data: Data): string => {
  const way = toldWay.safeParse(data['way']).data
  return t('job.event.told', { way: way === undefined ? '' : t(`job.toldWay.${way}`) })
}

const assessedSentence = ({ t }: Helpers, data: Data): string => {
  const how = severity.safeParse(data['severity']).data
  const cause = causeCode.safeParse(data['causeCode']).data
  const who = responsibility.safeParse(data['responsibility']).data
  return t('job.event.assessed', {
    severity: how === undefined ? '' : t(`job.severity.${how}`),
    cause: cause === undefined ? '' : t(`job.cause.${cause}`),
    responsibility: who === undefined ? '' : t(`job.responsibility.${who}`),
  })
}

type WayKey = keyof typeof en.job.way
const isWay = (way: string): way is WayKey => Object.hasOwn(en.job.way, way)
type PaperKey = keyof typeof en.print.document
const isPaper = (kind: string): kind is PaperKey => Object.hasOwn(en.print.document, kind)

const wayWord = (t: TFunction, data: Data): string => {
  const way = text(data, 'way')
  return isWay(way) ? t(`job.way.${way}`) : way
}

const approvalSentence = ({ t }: Helpers, data: Data): string => {
  const [number, person, way] = [figure(data, 'number'), text(data, 'person'), wayWord(t, data)]
  const isYes = data['decision'] === 'approved'
  // Before there were plans, an answer had no number.
  if (number === 0) return isYes ? t('job.event.approved', { way }) : t('job.event.declined', { way })
  return isYes ? t('job.event.planApproved', { number, person, way }) : t('job.event.planDeclined', { number, person, way })
}

const offeredSentence = ({ t, money }: Helpers, data: Data): string => {
  const params = { number: figure(data, 'number'), total: money(figure(data, 'total')) }
  if (data['keepsApproval'] === true) return t('job.event.planKept', params)
  return figure(data, 'total') === 0 ? t('job.event.planFree', params) : t('job.event.planOffered', params)
}

const consentSentence = ({ t }: Helpers, data: Data): string => {
  const params = { person: text(data, 'person'), way: wayWord(t, data) }
  if (data['disassembly'] === true && data['data'] === true) return t('job.event.consentBoth', params)
  return data['data'] === true ? t('job.event.consentData', params) : t('job.event.consentOpen', params)
}

const handedBackSentence = ({ t }: Helpers, data: Data): string => {
  const how = outcome.safeParse(data['outcome']).data
  return t('job.event.handedBack', { to: text(data, 'to'), outcome: how === undefined ? '' : t(`outcome.${how}`) })
}

/** The accessories that went back on the word of whoever saw them, with no scan of their tags. */
const seenWords = ({ t }: Helpers, data: Data): string | undefined => {
  const names = quoted(data, 'seen')
  return names === undefined ? undefined : t('job.event.seen', { names })
}

const paidWords = ({ t, money }: Helpers, data: Data) => {
  const kind = paymentKind.safeParse(data['kind']).data
  return {
    amount: money(figure(data, 'amount')),
    kind: kind === undefined ? '' : t(`money.kind.${kind}`),
    number: text(data, 'number'),
  }
}

const partWords = (data: Data) => ({ sku: text(data, 'sku'), quantity: figure(data, 'quantity'), bin: text(data, 'bin') })

const loanerWords = (data: Data) => ({ number: text(data, 'number'), model: text(data, 'model') })

/** One event of a job's timeline as a sentence, by its kind and figures. Pure but for the words. */
export function eventWords(helpers: Helpers, { kind, data }: Pick<TimelineEvent, 'kind' | 'data'>): EventWords {
  const { t } = helpers
  switch (kind) {
    case 'checked-in':
      if (data['isRemoteFirst'] === true) return { sentence: t('job.event.remoteFirst') }
      return { sentence: t('job.event.checkedIn', { count: figure(data, 'accessories') }) }
    case 'announced':
      return { sentence: t('job.event.announced') }
    case 'arrived':
      return { sentence: t('job.event.arrived', { count: figure(data, 'accessories') }) }
    case 'surplus':
      return { sentence: t('job.event.surplus', { count: figure(data, 'accessories') }) }
    case 'missing':
      return {
        sentence: data['isCancelled'] === true ? t('job.event.missingCancelled') : t('job.event.missingKept'),
        quote: quoted(data, 'reason'),
      }
    case 'arrival-undone':
      return { sentence: t('job.event.arrivalUndone') }
    case 'stage-changed':
      return { sentence: t('job.event.moved', { from: stageWord(t, data['from']), to: stageWord(t, data['to']) }) }
    case 'bounced':
      return { sentence: t('job.event.bounced', { number: text(data, 'number'), count: figure(data, 'times') }) }
    case 'loaner-lent':
      return { sentence: t('job.event.loanerLent', { ...loanerWords(data), date: helpers.date(text(data, 'dueOn')) }) }
    case 'loaner-extended': {
      const [from, to] = [helpers.date(text(data, 'from')), helpers.date(text(data, 'to'))]
      return { sentence: t('job.event.loanerExtended', { number: text(data, 'number'), from, to }) }
    }
    case 'loaner-returned': {
      const quote = quoted(data, 'missing')
      const words = loanerWords(data)
      return {
        sentence: quote === undefined ? t('job.event.loanerReturned', words) : t('job.event.loanerIncomplete', words),
        quote,
      }
    }
    case 'held':
      return { sentence: t('job.event.held', { party: partyWord(t, data['party']) }), quote: quoted(data, 'reason') }
    case 'released':
      return { sentence: t('job.event.released'), quote: quoted(data, 'reason') }
    case 'assigned': {
      const id = text(data, 'staffId')
      return { sentence: id === '' ? t('job.event.unassigned') : t('job.event.assigned', { name: helpers.nameOf(id) }) }
    }
    case 'shelved':
      return { sentence: shelfSentence(helpers, data) }
    case 'urgency-changed':
      return { sentence: data['isUrgent'] === true ? t('job.event.urgent') : t('job.event.notUrgent') }
    case 'due-changed':
      return { sentence: dueSentence(helpers, data), quote: quoted(data, 'reason') }
    case 'assessed':
      return { sentence: assessedSentence(helpers, data) }
    case 'approval-recorded':
      return { sentence: approvalSentence(helpers, data), quote: quoted(data, 'note') }
    case 'plan-offered':
      return { sentence: offeredSentence(helpers, data) }
    case 'plan-withdrawn':
      return { sentence: t('job.event.planWithdrawn', { number: figure(data, 'number') }) }
    case 'approval-voided':
      return { sentence: t('job.event.approvalVoided', { number: figure(data, 'number') }) }
    case 'link-made':
      return {
        sentence: t('job.event.linkMade', {
          number: figure(data, 'number'),
          until: helpers.instant(text(data, 'expiresAt')),
        }),
      }
    case 'consent-recorded':
      return { sentence: consentSentence(helpers, data) }
    case 'parts-reserved': {
      const short = figure(data, 'short')
      return { sentence: short === 0 ? t('job.event.partsReserved') : t('job.event.partsReservedShort', { count: short }) }
    }
    case 'parts-supplied':
      return { sentence: t('job.event.partsSupplied') }
    case 'part-picked':
      return { sentence: t('job.event.partPicked', partWords(data)) }
    case 'part-put-back':
      return { sentence: t('job.event.partPutBack', partWords(data)) }
    case 'part-doa':
      return { sentence: t('job.event.partDoa', partWords(data)), quote: quoted(data, 'reason') }
    case 'part-broken':
      return { sentence: t('job.event.partBroken', partWords(data)), quote: quoted(data, 'reason') }
    case 'timer-started':
      return { sentence: t('job.event.timerStarted') }
    case 'timer-paused':
      return { sentence: t('job.event.timerPaused', { count: figure(data, 'minutes') }) }
    case 'repair-logged':
      return { sentence: t('job.event.logged', { count: figure(data, 'minutes') }), quote: quoted(data, 'done') }
    case 'test-recorded':
      return {
        sentence: data['passed'] === true ? t('job.event.testPassed') : t('job.event.testFailed'),
        quote: quoted(data, 'note'),
      }
    case 'photo-added':
      return { sentence: t('job.event.photos', { count: figure(data, 'count') }) }
    case 'passcode-shown':
      return { sentence: t('job.event.passcodeShown') }
    case 'printed': {
      const paper = text(data, 'document')
      const name = isPaper(paper) ? t(`print.document.${paper}`) : paper
      const [wording, letterhead] = [figure(data, 'wording'), figure(data, 'letterhead')]
      const hasOwnWords = wording + letterhead > 0
      return {
        sentence: hasOwnWords ? t('job.event.printedWith', { name, wording, letterhead }) : t('job.event.printed', { name }),
      }
    }
    case 'archived':
      return { sentence: t('job.event.archived') }
    case 'payment-taken':
      return { sentence: t('job.event.paid', paidWords(helpers, data)) }
    case 'payment-refunded':
      return { sentence: t('job.event.refunded', paidWords(helpers, data)), quote: quoted(data, 'reason') }
    case 'charge-waived': {
      const as = role.safeParse(data['role']).data
      const params = { amount: helpers.money(figure(data, 'amount')), role: as === undefined ? '' : t(`role.${as}`) }
      return { sentence: t('job.event.waived', params), quote: quoted(data, 'reason') }
    }
    case 'handed-back':
      return { sentence: handedBackSentence(helpers, data), quote: seenWords(helpers, data) }
    case 'remote-begun':
      return { sentence: remoteBegunSentence(helpers, data) }
    case 'remote-ended':
      return { sentence: remoteEndedSentence(helpers, data), quote: quoted(data, 'tool') }
    case 'called-in':
      return { sentence: t('job.event.calledIn') }
    case 'escalated':
      return {
        sentence: t('job.event.escalated', { level: levelWord(t, data['level']), party: partyWord(t, data['party']) }),
        quote: quoted(data, 'reason'),
      }
    case 'escalation-answered':
      return { sentence: t('job.event.answered', { level: levelWord(t, data['level']) }), quote: quoted(data, 'answer') }
    case 'customer-told':
      return { sentence: toldSentence(helpers, data), quote: quoted(data, 'note') }
    case 'report-filed':
      return { sentence: t('job.event.reportFiled', { number: text(data, 'number') }) }
    case 'report-registered':
      return { sentence: t('job.event.reportRegistered', { number: text(data, 'number') }), quote: quoted(data, 'judgement') }
    case 'report-rejected':
      return { sentence: t('job.event.reportRejected', { number: text(data, 'number') }), quote: quoted(data, 'judgement') }
  }
}
