import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { jobId } from '../kernel/ids.ts'
import { procedure } from '../kernel/procedure.ts'

/** A file of unknown length, piece by piece: its name first, then its bytes in base64, then how many they were. */
export const filePiece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name'), name: z.string() }),
  z.object({ kind: z.literal('bytes'), base64: z.string() }),
  z.object({ kind: z.literal('end'), bytes: z.int() }),
])
export type FilePiece = z.infer<typeof filePiece>

export const archiveContract = {
  /**
   * One job's whole file as a ZIP (MISSION.md, H7), for those who answer for customers, money or quality, and for the auditor. Noted in the
   * audit and in the job's timeline before its first byte leaves.
   */
  ofJob: procedure('counter', 'quality', 'read-takings').input(z.object({ jobId })).output(eventIterator(filePiece)),
}
