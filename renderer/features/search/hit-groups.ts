import type { SearchHit } from '../../../shared/search/search.contract.ts'
import type { Destination } from './scan-answer.ts'

/** Unique among the hits of one list. */
export const keyOfHit = ({ kind, ref }: SearchHit): string => `${kind} ${ref}`

/** The hits by kind, each kind where its best hit stood; the order within a kind stays. */
export const groupHits = (hits: readonly SearchHit[]): readonly { kind: SearchHit['kind']; hits: readonly SearchHit[] }[] => {
  const groups = new Map<SearchHit['kind'], SearchHit[]>()
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit])
  return [...groups].map(([kind, ofKind]) => ({ kind, hits: ofKind }))
}

/** The page of a hit. */
export const hitDestination = ({ kind, ref }: SearchHit): Destination => {
  switch (kind) {
    case 'job':
      return { to: '/jobs/$number', params: { number: ref } }
    case 'rma':
      return { to: '/rmas/$number', params: { number: ref } }
    case 'unit':
      return { to: '/units/$unitId', params: { unitId: ref } }
    case 'report':
      return { to: '/quality/$number', params: { number: ref } }
    case 'order':
      return { to: '/purchasing/orders/$number', params: { number: ref } }
    case 'claim':
      return { to: '/claims/$number', params: { number: ref } }
    case 'customer':
      return { to: '/customers/$customerId', params: { customerId: ref } }
    case 'part':
      return { to: '/parts/$number', params: { number: ref } }
    case 'bin':
      return { to: '/bins/$number', params: { number: ref } }
    case 'place':
      return { to: '/places/$number', params: { number: ref } }
    case 'loaner':
      return { to: '/loaners/$number', params: { number: ref } }
  }
}
