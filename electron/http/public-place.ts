import type { Refusal } from './request-guards.ts'

/** Where customers reach the depot from outside, through whatever forwards to this machine: as browsers name it. */
export interface PublicPlace {
  /** As a browser's `Host` says it: without the port that its scheme has anyway. */
  host: string
  origin: string
}

/** The two calls by which somebody with a link sees a plan and answers it. */
const CALLS: ReadonlySet<string> = new Set(['/rpc/plans/seeByLink', '/rpc/plans/answerByLink'])
/** The page of a link, its script, styles and icon. Built files hold no data; every other page asks for it by other calls. */
const PAGES = /^\/(?:plan\/[\w-]{1,64}|assets\/[\w-][\w.-]*|icon\.svg)$/

/** The place of a configured address such as `https://repair.example.com`; null where there is none. */
export function publicPlaceOf(address: string | null): PublicPlace | null {
  if (address === null || !URL.canParse(address)) return null
  const { host, origin } = new URL(address)
  return { host, origin }
}

/** From outside there is the plan of a link and nothing else: no sign-in, no other page, no other call, no live connection. */
export function refuseFromOutside(method: string | undefined, rawPathname: string): Refusal | null {
  if (method === 'POST' && CALLS.has(rawPathname)) return null
  if (method === 'GET' && PAGES.test(rawPathname)) return null
  return { status: 403, code: 'NOT_FROM_OUTSIDE', message: 'Only a plan is shown here' }
}
