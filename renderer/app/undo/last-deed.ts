import { UNDO_MS } from '../../../shared/jobs/stages.ts'
import type { Said } from '../notices/notices.ts'

/** Something done at this station: how it is taken back and what is said then, or why it cannot be. */
export type Deed =
  | {
      /** Told the same key each time: tried again after a lost answer, it is done once. */
      readonly takeBack: (key: string) => Promise<unknown>
      readonly undone: Said
    }
  | { readonly takeBack: null; readonly whyNot: Said }

export interface DoneDeed {
  readonly deed: Deed
  readonly at: number
  readonly key: string
}

/**
 * What was done last in this window, which the command `undo` takes back. Not stored: after a reload nothing should be undone that
 * nobody remembers.
 */
let last: DoneDeed | undefined

/** The next `undo` is about this. */
export const rememberDeed = (deed: Deed, at = Date.now()): DoneDeed => {
  last = { deed, at, key: crypto.randomUUID() }
  return last
}

/** What `undo` is about; undefined when nothing was done here within the last minute. */
export const lastDeed = (now = Date.now()): DoneDeed | undefined =>
  last !== undefined && now - last.at <= UNDO_MS ? last : undefined

/** Once it is taken back; whatever was done since stays remembered. */
export const dropDeed = (done: DoneDeed): void => {
  if (last === done) last = undefined
}

/** When somebody else may stand here: whoever signs in takes back nobody else's deed. */
export const forgetDeeds = (): void => {
  last = undefined
}
