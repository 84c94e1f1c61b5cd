import { z } from 'zod'
import { binId, staffId } from '../kernel/ids.ts'
import { line, optionalLine } from '../kernel/text.ts'

/** What a bin is for. (MISSION.md, E8.) */
export const BIN_KINDS = ['shelf', 'bench', 'van', 'quarantine', 'scrap'] as const
export const binKind = z.enum(BIN_KINDS)
export type BinKind = z.infer<typeof binKind>

/** Whether pieces in such a bin may be promised to a job: what waits for its claim or its disposal may not. */
export const IS_USABLE: Readonly<Record<BinKind, boolean>> = {
  shelf: true,
  bench: true,
  van: true,
  quarantine: false,
  scrap: false,
}

/** A bin's code as people write it on the shelf; capitals and blanks make no difference. */
export const binCode = line(20)

export const binFields = {
  code: binCode,
  name: optionalLine(80),
  kind: binKind,
  /** Whose bench or van it is. */
  keeperId: staffId.nullable(),
}

export const bin = z.object({
  ...binFields,
  id: binId,
  /** What its label says and codes: B0000012K. */
  number: z.string(),
  keeper: z.string().nullable(),
  isActive: z.boolean(),
  /** Pieces that lie in it, of all parts. */
  pieces: z.int(),
  version: z.int(),
})
export type Bin = z.infer<typeof bin>
export type BinFields = Pick<Bin, keyof typeof binFields>
