import { z } from 'zod'
import { outcome, stage } from '../jobs/stages.ts'
import { procedure } from '../kernel/procedure.ts'
import { UNREADABLE } from '../scan/scan-text.ts'

/**
 * One line of the box on top. `ref` is what its page is opened by: a number for whatever has one, an id for units and customers.
 */
export const searchHit = z.object({
  kind: z.enum(['job', 'rma', 'unit', 'report', 'order', 'claim', 'customer', 'part', 'bin', 'place', 'loaner']),
  ref: z.string(),
  title: z.string(),
  subtitle: z.string(),
  stage: stage.nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

/** The RMA under which the unit of this code is expected; null when it is not. */
const expectedBy = z.string().nullable()

/** What a scan means here and now; the page decides what to do with it. */
export const scanMeaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('job'), number: z.string(), stage, expectedBy }),
  z.object({ kind: z.literal('rma'), number: z.string(), jobs: z.array(z.object({ number: z.string(), stage })) }),
  z.object({ kind: z.literal('accessory'), jobNumber: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('unit'),
    unitId: z.string(),
    serial: z.string().nullable(),
    openJob: z.string().nullable(),
    expectedBy,
    /** With whom the unit left when it was here last; null while it is here, and when it never was. */
    left: z.object({ number: z.string(), at: z.string(), to: z.string(), outcome }).nullable(),
  }),
  z.object({ kind: z.literal('report'), number: z.string() }),
  z.object({ kind: z.literal('order'), number: z.string() }),
  z.object({ kind: z.literal('claim'), number: z.string() }),
  z.object({ kind: z.literal('part'), number: z.string(), sku: z.string() }),
  z.object({ kind: z.literal('bin'), number: z.string() }),
  z.object({ kind: z.literal('certificate'), code: z.string() }),
  z.object({ kind: z.literal('place'), number: z.string(), code: z.string() }),
  /** What the depot lends, with the job on which it is out. */
  z.object({ kind: z.literal('loaner'), number: z.string(), jobNumber: z.string().nullable() }),
  /** A maker's number or a serial that several parts have. */
  z.object({ kind: z.literal('several-parts'), text: z.string() }),
  /** A maker's code of an article, or of a batch of it, that is no part here: it names no single unit. */
  z.object({ kind: z.literal('article'), text: z.string() }),
  /** A serial the depot has never seen: check-in may start with it. */
  z.object({ kind: z.literal('unknown-serial'), serial: z.string() }),
  /** Looks like one of our codes but its check character is wrong: scan again. */
  z.object({ kind: z.literal('misread'), text: z.string() }),
  /** One of ours by its form, but not of this depot. */
  z.object({ kind: z.literal('unknown-code'), text: z.string() }),
  z.object({ kind: z.literal('unreadable'), reason: z.enum(UNREADABLE) }),
])
export type ScanMeaning = z.infer<typeof scanMeaning>

export const searchContract = {
  /** Jobs, RMAs, serials, phones, customers, parts that contain the text: first 20, exact numbers first. */
  find: procedure('read')
    .input(z.object({ text: z.string().max(200) }))
    .output(z.array(searchHit)),
  resolveScan: procedure('read')
    .input(z.object({ payload: z.string().max(10_000) }))
    .output(scanMeaning),
}
