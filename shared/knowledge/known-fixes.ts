import { z } from 'zod'
import { CAUSES, causeCode } from '../jobs/assessment.ts'
import { outcome } from '../jobs/stages.ts'
import { bilingual } from '../kernel/text.ts'

const part = z.object({ sku: z.string(), name: bilingual, quantity: z.int() })

/** One closed job of the same model and a same symptom. */
export const closedCase = z.object({
  number: z.string(),
  causeCode: causeCode.nullable(),
  outcome,
  closedAt: z.string(),
  /** The unit came back with the same symptom. */
  hasBounced: z.boolean(),
  parts: z.array(part),
  /** What the log says was done, oldest first. */
  done: z.array(z.string()),
})
export type ClosedCase = z.infer<typeof closedCase>

export const knownFix = z.object({
  /** Null: nobody wrote a cause down. */
  causeCode: causeCode.nullable(),
  jobs: z.int(),
  /** Repaired or helped from afar, and not back since. */
  fixed: z.int(),
  bounced: z.int(),
  /** Parts fitted in those that were fixed, most used first. */
  parts: z.array(part.extend({ jobs: z.int() })),
  /** The newest jobs, those that were fixed first. */
  examples: z.array(closedCase.omit({ causeCode: true, parts: true })),
})
export type KnownFix = z.infer<typeof knownFix>

const MOST_PARTS = 4
const MOST_EXAMPLES = 3

/** True when the case's way helped: the unit went back working and has stayed away. */
export function isFixed({ outcome: ended, hasBounced }: Pick<ClosedCase, 'outcome' | 'hasBounced'>): boolean {
  return (ended === 'repaired' || ended === 'resolved-remotely') && !hasBounced
}

/**
 * What fixed units of this model with this symptom, best first (MISSION.md, B6): by how many a cause's repair fixed for good, then by
 * the share of its jobs that this is, then by the newest job; causes that nobody wrote down come last. Each job counts once.
 */
export function rankFixes(cases: readonly ClosedCase[]): KnownFix[] {
  const unique = [...new Map(cases.map((one) => [one.number, one])).values()]
  return [...CAUSES, null]
    .map((cause) => unique.filter((one) => one.causeCode === cause))
    .filter((group) => group.length > 0)
    .map(fixOf)
    .toSorted(compareFixes)
}

function fixOf(group: readonly ClosedCase[]): KnownFix {
  const fixed = group.filter(isFixed)
  return {
    causeCode: group[0]?.causeCode ?? null,
    jobs: group.length,
    fixed: fixed.length,
    bounced: group.filter((one) => one.hasBounced).length,
    parts: partsOf(fixed),
    examples: [...newestFirst(fixed), ...newestFirst(group.filter((one) => !isFixed(one)))]
      .slice(0, MOST_EXAMPLES)
      .map(({ causeCode: _cause, parts: _parts, ...example }) => example),
  }
}

const newestFirst = (cases: readonly ClosedCase[]): ClosedCase[] =>
  cases.toSorted((a, b) => compareText(b.closedAt, a.closedAt) || compareText(b.number, a.number))

/** Instants and numbers sort by their characters. */
const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function partsOf(fixed: readonly ClosedCase[]): KnownFix['parts'] {
  const bySku = new Map<string, KnownFix['parts'][number]>()
  for (const one of fixed) {
    for (const [sku, used] of Map.groupBy(one.parts, (item) => item.sku)) {
      const quantity = used.reduce((sum, item) => sum + item.quantity, 0)
      const before = bySku.get(sku)
      const name = before?.name ?? used[0]?.name
      if (name === undefined) continue
      bySku.set(sku, { sku, name, quantity: (before?.quantity ?? 0) + quantity, jobs: (before?.jobs ?? 0) + 1 })
    }
  }
  return [...bySku.values()].toSorted((a, b) => b.jobs - a.jobs || compareText(a.sku, b.sku)).slice(0, MOST_PARTS)
}

function compareFixes(a: KnownFix, b: KnownFix): number {
  if ((a.causeCode === null) !== (b.causeCode === null)) return a.causeCode === null ? 1 : -1
  // Shares are compared by crossing the fractions, so that equal ones are equal.
  const byShare = b.fixed * a.jobs - a.fixed * b.jobs
  return b.fixed - a.fixed || byShare || compareText(b.examples[0]?.closedAt ?? '', a.examples[0]?.closedAt ?? '')
}
