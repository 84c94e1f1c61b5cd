import { UNDO_MS } from '../../../shared/jobs/stages.ts'
import type { Said } from '../notices/notices.ts'

/** Something done at this station: how it is taken back and what is said then, or why it cannot be. */
export type Deed =
  | { readonly takeBack: () => Promise<unknown>; readonly undone: Said }
  | { readonly takeBack: null; readonly whyNot: Said }

/**
 * What was done last in this window, which the command `undo` takes back. Not stored: after a reload nothing should be undone that
 * nobody remembers.
 */
let last: { readonly deed: Deed; readonly at: number } | undefined

/** The next `undo` is about this. */
export const rememberDeed = (deed: Deed, at = Date.now()): void => {
  last = { deed, at }
}

/** Takes what `undo` is about, once; undefined when nothing was done here within the last minute. */
export const takeLastDeed = (now = Date.now()): Deed | undefined => {
  const fresh = last !== undefined && now - last.at <= UNDO_MS ? last.deed : undefined
  if (fresh?.takeBack !== null) last = undefined
  return fresh
}
