import { createORPCClient, DynamicLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '../../shared/contract.ts'
import { callLink, type Link } from './host-link.ts'

/** Everything that the depot can be asked, typed by its contract. */
export type DepotClient = ContractRouterClient<typeof contract>

/** A client over one link; the stream of changes uses its own. */
export const clientOver = (link: Link): DepotClient => createORPCClient(link)

/** The one client of the pages: `client.jobs.get({ number })`. Reads belong in queries (`api`), changes in `useChange`. */
export const client: DepotClient = createORPCClient(new DynamicLink(callLink))

/** Query options and keys by procedure: `useQuery(api.jobs.get.queryOptions({ input: { number } }))`. */
export const api = createTanstackQueryUtils(client)
