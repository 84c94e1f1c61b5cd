import type { ArrivalFile, ArrivalLine } from '../../../shared/arrivals/arrivals.ts'
import { wording, type Language } from '../../../shared/kernel/text.ts'
import type { AccessoryEntry } from '../../fields/accessory-entry.ts'

/** The unit that somebody holds: one of the list, or one that nobody announced. */
export type AtHand =
  | { readonly kind: 'line'; readonly line: ArrivalLine }
  | { readonly kind: 'surplus'; readonly serial: string; readonly modelId: string | null; readonly modelName: string | null }

/** What is seen of the unit at hand. */
export interface AtHandValues {
  /** Of a unit that was announced without one, or as another one. */
  readonly serial: string
  /** Of a surplus unit: which of the announced ones it is after all; '' = none of them. */
  readonly takenFor: string
  readonly modelId: string
  readonly fault: string
  readonly accessories: readonly AccessoryEntry[]
  readonly condition: string
}

/** The unit at hand as it is kept on this station: without photos, and a listed one by its job, which may have moved on. */
export interface AtHandDraft {
  readonly hand: { readonly kind: 'line'; readonly jobId: string } | Extract<AtHand, { kind: 'surplus' }> | null
  readonly values: AtHandValues | null
}

export const NOTHING_AT_HAND: AtHandDraft = { hand: null, values: null }

export const toDraft = (atHand: AtHand, values: AtHandValues): AtHandDraft => ({
  hand: atHand.kind === 'line' ? { kind: 'line', jobId: atHand.line.jobId } : atHand,
  values,
})

/** The unit that a draft was about; undefined when it was none, or came in meanwhile. */
export const draftedHand = ({ hand }: AtHandDraft, rma: ArrivalFile): AtHand | undefined => {
  if (hand === null || hand.kind === 'surplus') return hand ?? undefined
  const line = rma.lines.find(({ jobId, stage }) => jobId === hand.jobId && stage === 'expected')
  return line === undefined ? undefined : { kind: 'line', line }
}

export const emptyAtHand = (atHand: AtHand, rma: ArrivalFile): AtHandValues => {
  const unnamed = rma.lines.filter((line) => line.stage === 'expected' && line.serial === null)
  return {
    serial: '',
    // A unit that nobody listed is most likely the one whose serial nobody could read.
    takenFor: atHand.kind === 'surplus' && unnamed.length === 1 ? (unnamed[0]?.jobId ?? '') : '',
    modelId:
      atHand.kind === 'surplus' ? (atHand.modelId ?? (modelsOf(rma).length === 1 ? (modelsOf(rma)[0]?.id ?? '') : '')) : '',
    fault: '',
    accessories: [],
    condition: '',
  }
}

/** The models of this RMA, for a unit that came along: mostly it is one of them. */
export const modelsOf = (rma: ArrivalFile): { id: string; name: string }[] => [
  ...new Map(
    rma.lines.map((line) => [line.modelId as string, { id: line.modelId, name: `${line.brand} ${line.modelName}` }]),
  ).values(),
]

/** What may come along, each once: first what was said to, then what usually does. */
export const likelyAccessories = (line: ArrivalFile['lines'][number] | undefined, language: Language): string[] =>
  line === undefined ? [] : [...new Set([...line.announced, ...line.usualAccessories.map((name) => wording(name, language))])]
