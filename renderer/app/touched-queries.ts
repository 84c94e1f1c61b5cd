import type { ChangeNote, Entity } from '../../shared/live/live.contract.ts'

/**
 * Which cached answers a commit touched. Lists are touched by any record that could enter or leave them; everything else
 * only when the record's id is in the cached answer.
 */

/** Procedures whose answer can change by a record they have not shown yet. */
const lists: Readonly<Record<Entity, readonly string[]>> = {
  job: [
    'arrivals.expected',
    'arrivals.judgeList',
    'jobParts.toPick',
    'jobs.board',
    'jobs.list',
    'jobs.today',
    'money.day',
    'search.find',
    'units.lookUp',
  ],
  rma: ['arrivals.expected', 'arrivals.get', 'jobs.rma', 'search.find'],
  customer: ['customers.list', 'search.find'],
  unit: ['custody.search', 'search.find', 'units.lookUp'],
  model: ['catalogue.models', 'units.lookUp'],
  part: [
    'parts.find',
    'parts.list',
    'parts.lookUp',
    'jobParts.ofJob',
    'jobParts.toPick',
    'stock.movements',
    'stock.value',
    'purchasing.reorder',
    'claims.waiting',
  ],
  bin: ['parts.lookUp', 'stock.bins'],
  place: ['custody.places'],
  supplier: ['purchasing.suppliers', 'purchasing.offersOfPart', 'purchasing.reorder'],
  order: [
    'jobParts.ofJob',
    'purchasing.comingOfPart',
    'purchasing.due',
    'purchasing.orders',
    'purchasing.reorder',
    'purchasing.supplier',
    'purchasing.suppliers',
  ],
  // Of one stocktake, only commits that name it: not every piece that somebody counts.
  stocktake: ['stocktake.list'],
  claim: ['claims.waiting', 'claims.open', 'claims.closed'],
  staff: ['staff.list', 'session.names'],
  depot: ['depot.info', 'depot.settings'],
  timer: ['jobs.board', 'jobs.today'],
  attachment: [],
  policy: ['policies.list', 'entitlement.preview', 'entitlement.fleet'],
  template: ['templates.list', 'documents.render'],
  label: ['labels.layouts', 'documents.render'],
  loaner: ['loaners.list'],
  report: ['quality.list', 'quality.get'],
  printer: ['documents.render', 'printers.list', 'printers.mine', 'printers.stations'],
  scanner: ['scanner.serial', 'scanner.ports'],
  print: ['printers.earlier', 'printers.open', 'printers.past', 'printers.toSettle'],
  // Told at the beginning and the end of an import: what it is about is in the thousands.
  import: [
    'imports.runs',
    'parts.find',
    'parts.list',
    'parts.get',
    'parts.lookUp',
    'jobParts.ofJob',
    'purchasing.offersOfPart',
    'purchasing.reorder',
    'purchasing.supplier',
    'purchasing.suppliers',
    'stock.value',
  ],
}

/** Whether an answer mentions an id anywhere. */
export const mentions = (answer: unknown, id: string): boolean => {
  if (answer === id) return true
  if (Array.isArray(answer)) return answer.some((item) => mentions(item, id))
  return typeof answer === 'object' && answer !== null && Object.values(answer).some((value) => mentions(value, id))
}

/**
 * @param procedure path with dots, `jobs.get`
 * @param input what was asked; a job opened before it was answered is touched too
 */
export const isTouched = (procedure: string, input: unknown, answer: unknown, changes: readonly ChangeNote[]): boolean =>
  changes.some(({ entity, id }) => lists[entity].includes(procedure) || mentions(input, id) || mentions(answer, id))
