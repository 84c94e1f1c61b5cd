import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScanHold } from '../../app/scanner/use-scan.ts'
import { ArrivalView } from './ArrivalView.tsx'

/** The arrival of one RMA: what was announced is scanned in, unit by unit. */
export const ArrivalPage = () => {
  const { number } = useParams({ from: '/rmas/$number/arrival' })
  const asked = useSearch({ from: '/rmas/$number/arrival' })
  const query = useQuery(api.arrivals.get.queryOptions({ input: { number } }))
  // A serial scanned right after the slip waits until the list is there to look it up in.
  useScanHold(query.isPending)
  return <PageQuery query={query}>{(rma) => <ArrivalView key={rma.rmaId} rma={rma} asked={asked} />}</PageQuery>
}
