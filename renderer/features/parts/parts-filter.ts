import { z } from 'zod'
import { partsFilter } from '../../../shared/parts/parts.ts'

export const SHOWS = partsFilter.show.unwrap().options
const show = z.enum(SHOWS)
export type PartsShow = z.infer<typeof show>

/** What the list of parts shows, as its address says it. What is the usual is left out. */
export interface PartsAddress {
  readonly query?: string
  readonly show?: PartsShow
  /** The number of a bin. */
  readonly bin?: string
}

const text = z.string().min(1).max(200)

/** An address as somebody wrote it: what is no filter of this list is left out. */
export const partsAddressOf = (search: Record<string, unknown>): PartsAddress => {
  const query = text.safeParse(search['query'])
  const shown = show.safeParse(search['show'])
  const bin = text.safeParse(search['bin'])
  return {
    ...(query.success ? { query: query.data } : {}),
    ...(shown.success && shown.data !== 'active' ? { show: shown.data } : {}),
    ...(bin.success ? { bin: bin.data } : {}),
  }
}
