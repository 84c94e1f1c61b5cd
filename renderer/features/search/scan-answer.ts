import type { Permission } from '../../../shared/kernel/permissions.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { UnreadableReason } from '../../../shared/scan/scan-text.ts'
import type { BenchCommand } from '../../../shared/scan/scan-tokens.ts'
import type { ScanMeaning } from '../../../shared/search/search.contract.ts'

/** A page of this app and the way there. */
export type Destination =
  | { readonly to: '/jobs/$number' | '/jobs/$number/hand-back' | '/rmas/$number'; readonly params: { readonly number: string } }
  | {
      readonly to: '/rmas/$number/arrival'
      readonly params: { readonly number: string }
      /** What was scanned, to be received at once. */
      readonly search: { readonly serial?: string; readonly job?: string }
    }
  | {
      readonly to:
        | '/quality/$number'
        | '/purchasing/orders/$number'
        | '/claims/$number'
        | '/parts/$number'
        | '/bins/$number'
        | '/places/$number'
        | '/loaners/$number'
      readonly params: { readonly number: string }
    }
  | { readonly to: '/units/$unitId'; readonly params: { readonly unitId: string } }
  | { readonly to: '/customers/$customerId'; readonly params: { readonly customerId: string } }
  | { readonly to: '/check-in'; readonly search: { readonly serial?: string } }
  | { readonly to: '/parts'; readonly search: { readonly query?: string } }
  | { readonly to: '/certificate'; readonly search: { readonly code?: string } }
  | { readonly to: '/board' }

/** What is said about a scan, with or without a page to open. */
export type ScanWord =
  | { readonly kind: 'serial-has-open-job'; readonly serial: string; readonly number: string }
  | { readonly kind: 'accessory-of'; readonly name: string; readonly number: string }
  | { readonly kind: 'misread'; readonly text: string }
  | { readonly kind: 'unknown-code'; readonly text: string }
  | { readonly kind: 'article'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly kind: 'unit-left'; readonly serial: string; readonly left: NonNullable<UnitMeaning['left']> }
  | { readonly kind: 'unknown-serial-not-yours'; readonly serial: string }

/** What the app does with a scan that no page had a use for. */
export type ScanAnswer =
  | { readonly kind: 'open'; readonly destination: Destination; readonly word?: ScanWord }
  | { readonly kind: 'offer-check-in'; readonly serial: string }
  | { readonly kind: 'say'; readonly word: ScanWord }

type Can = (permission: Permission) => boolean
type UnitMeaning = Extract<ScanMeaning, { kind: 'unit' }>

const job = (number: string): Destination => ({ to: '/jobs/$number', params: { number } })
const arrival = (number: string, search: { serial?: string; job?: string }): Destination => ({
  to: '/rmas/$number/arrival',
  params: { number },
  search,
})
const open = (destination: Destination, word?: ScanWord): ScanAnswer => ({
  kind: 'open',
  destination,
  ...(word === undefined ? {} : { word }),
})
const say = (word: ScanWord): ScanAnswer => ({ kind: 'say', word })

/** The slip of somebody who stands at the counter: straight to the hand-back when there is one thing to hand back. */
const slip = (number: string, jobs: readonly { number: string; stage: Stage }[], can: Can): ScanAnswer => {
  if (can('counter') && jobs.some(({ stage }) => stage === 'expected')) return open(arrival(number, {}))
  const openJobs = jobs.filter(({ stage }) => stage !== 'closed')
  const [only] = openJobs
  if (only === undefined || openJobs.length > 1) return open({ to: '/rmas/$number', params: { number } })
  return only.stage === 'ready' && can('counter')
    ? open({ to: '/jobs/$number/hand-back', params: { number: only.number } })
    : open(job(only.number))
}

const unit = ({ unitId, serial, openJob, expectedBy, left }: UnitMeaning, can: Can): ScanAnswer => {
  if (expectedBy !== null && openJob !== null && can('counter'))
    return open(arrival(expectedBy, serial === null ? { job: openJob } : { serial }))
  if (openJob !== null)
    return open(job(openJob), serial === null ? undefined : { kind: 'serial-has-open-job', serial, number: openJob })
  const word: ScanWord | undefined = left === null ? undefined : { kind: 'unit-left', serial: serial ?? '', left }
  return serial !== null && can('counter')
    ? open({ to: '/check-in', search: { serial } }, word)
    : open({ to: '/units/$unitId', params: { unitId } }, word)
}

/** What to do with a scan anywhere in the app, by what it means and by what this person may do (SCREENS.md, "Scan anywhere"). */
export const answerScan = (meaning: ScanMeaning, can: Can): ScanAnswer => {
  switch (meaning.kind) {
    case 'job':
      return meaning.expectedBy !== null && can('counter')
        ? open(arrival(meaning.expectedBy, { job: meaning.number }))
        : open(job(meaning.number))
    case 'rma':
      return slip(meaning.number, meaning.jobs, can)
    case 'accessory':
      return open(job(meaning.jobNumber), { kind: 'accessory-of', name: meaning.name, number: meaning.jobNumber })
    case 'unit':
      return unit(meaning, can)
    case 'report':
      return open({ to: '/quality/$number', params: { number: meaning.number } })
    case 'order':
      return open({ to: '/purchasing/orders/$number', params: { number: meaning.number } })
    case 'claim':
      return open({ to: '/claims/$number', params: { number: meaning.number } })
    case 'unknown-serial':
      return can('counter')
        ? { kind: 'offer-check-in', serial: meaning.serial }
        : say({ kind: 'unknown-serial-not-yours', serial: meaning.serial })
    case 'part':
      return open({ to: '/parts/$number', params: { number: meaning.number } })
    case 'bin':
      return open({ to: '/bins/$number', params: { number: meaning.number } })
    case 'certificate':
      return open({ to: '/certificate', search: { code: meaning.code } })
    case 'place':
      return open({ to: '/places/$number', params: { number: meaning.number } })
    case 'loaner':
      return open({ to: '/loaners/$number', params: { number: meaning.number } })
    case 'several-parts':
      return open({ to: '/parts', search: { query: meaning.text } })
    case 'misread':
    case 'unknown-code':
    case 'article':
      return say({ kind: meaning.kind, text: meaning.text })
    case 'unreadable':
      break
  }
  return say(meaning)
}

/** Where a scanned command leads that is about no job; undefined for every other. */
export const commandDestination = (command: BenchCommand, can: Can): Destination | undefined => {
  if (command === 'board') return { to: '/board' }
  return command === 'check-in' && can('counter') ? { to: '/check-in', search: {} } : undefined
}
