import { unpackBoard } from '../../shared/jobs/board.ts'
import type { HostClient } from './host-client.ts'

export interface TourPage {
  /** For test names. */
  name: string
  path: string
}

/** Every address of the app, with records of the sample where one is needed. */
export async function pagesOf(client: HostClient): Promise<readonly TourPage[]> {
  const [ready] = unpackBoard(await client.jobs.board({ stage: 'ready' }))
  if (ready === undefined) throw new Error('the sample has no job that is ready')
  const [expected] = await client.arrivals.expected()
  if (expected === undefined) throw new Error('the sample expects nothing')
  const file = await client.jobs.get({ number: ready.number })
  const { policies } = await client.policies.list()
  const [policy] = policies
  if (policy === undefined) throw new Error('the sample has no policy')
  const [report] = (await client.quality.list({ state: null, cursor: null, limit: 1 })).items
  if (report === undefined) throw new Error('the sample has no quality report')
  const [part] = (await client.parts.list({ limit: 1 })).items
  if (part === undefined) throw new Error('the sample has no part')
  const [claim] = (await client.claims.open()).sent
  if (claim === undefined) throw new Error('the sample has no claim')
  const [bin] = await client.stock.bins()
  if (bin === undefined) throw new Error('the sample has no bin')
  const [place] = await client.custody.places()
  if (place === undefined) throw new Error('the sample has no place')
  const [loaner] = await client.loaners.list()
  if (loaner === undefined) throw new Error('the sample has no loaner')
  return [
    { name: 'today', path: '/' },
    { name: 'check-in', path: '/check-in' },
    { name: 'list of units', path: '/check-in/list' },
    { name: 'expected', path: '/expected' },
    { name: 'arrival', path: `/rmas/${expected.number}/arrival` },
    { name: 'board', path: '/board' },
    { name: 'jobs', path: '/jobs' },
    { name: 'job', path: `/jobs/${ready.number}` },
    { name: 'hand-back', path: `/jobs/${ready.number}/hand-back` },
    { name: 'rma', path: `/rmas/${ready.rmaNumber}` },
    { name: 'customers', path: '/customers' },
    { name: 'customer', path: `/customers/${file.customer.id}` },
    { name: 'unit', path: `/units/${file.unitId}` },
    { name: 'models', path: '/models' },
    { name: 'model', path: `/models/${file.modelId}` },
    { name: 'parts', path: '/parts' },
    { name: 'part', path: `/parts/${part.number}` },
    { name: 'part, edited', path: `/parts/${part.number}/edit` },
    { name: 'bins', path: '/bins' },
    { name: 'bin', path: `/bins/${bin.number}` },
    { name: 'places', path: '/places' },
    { name: 'place', path: `/places/${place.number}` },
    { name: 'count of a place', path: `/places/${place.number}/count` },
    { name: 'find a unit', path: '/lost' },
    { name: 'loaners', path: '/loaners' },
    { name: 'loaner', path: `/loaners/${loaner.number}` },
    { name: 'audit and signatures', path: '/settings/audit' },
    { name: 'certificate', path: '/certificate' },
    { name: 'transfer', path: '/stock/transfer' },
    { name: 'picking', path: '/picking' },
    { name: 'stock value', path: '/stock/value' },
    { name: 'stocktakes', path: '/stocktake' },
    { name: 'purchasing', path: '/purchasing' },
    { name: 'reorder list', path: '/purchasing/reorder' },
    { name: 'suppliers', path: '/purchasing/suppliers' },
    { name: 'receiving', path: '/purchasing/receive' },
    { name: 'claims', path: '/claims' },
    { name: 'unanswered claims', path: '/claims?show=open' },
    { name: 'claim', path: `/claims/${claim.number}` },
    { name: 'imports', path: '/imports' },
    { name: 'policies', path: '/policies' },
    { name: 'policy', path: `/policies/${policy.id}` },
    { name: 'policy, edited', path: `/policies/${policy.id}?view=edit` },
    { name: 'policy, its versions', path: `/policies/${policy.id}?view=versions` },
    { name: 'quality reports', path: '/quality' },
    { name: 'quality report', path: `/quality/${report.number}` },
    { name: 'takings', path: `/money/day/${ready.receivedAt.slice(0, 10)}` },
    { name: 'staff', path: '/staff' },
    { name: 'printers', path: '/printers' },
    { name: 'print queue', path: '/prints' },
    { name: 'settings', path: '/settings' },
    { name: 'label layouts', path: '/settings/labels' },
    { name: 'papers', path: '/settings/papers' },
    { name: 'words on a paper', path: '/settings/papers/rma-slips' },
    { name: 'scanner test', path: '/scanner-test' },
  ]
}
