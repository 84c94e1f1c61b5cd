import type { RepairEntry } from './jobs.ts'

/** The repair log is only ever added to: what is true now is what its last word says. (MISSION.md, D3, D5.) */

export type LoggedPart = RepairEntry['parts'][number]

/** Entries in the order of the log, as far as their parts are concerned. */
type Entry = Pick<RepairEntry, 'id' | 'corrects' | 'parts' | 'restated'>

/** Its version is 1 as it went in, and one more for each time that something was said anew of it. */
export type PartNow = LoggedPart & { readonly version: number }

/** A part that went in, as the last word of the log has it. */
export function partNow(entries: readonly Entry[], part: LoggedPart): PartNow {
  const said = entries.flatMap(({ restated }) => restated).filter(({ id }) => id === part.id)
  return { ...part, ...said.at(-1), version: 1 + said.length }
}

/**
 * The parts that a correction of this entry may put right: its own, and those of the entries that it corrects itself, each as the
 * last word of the log has it.
 */
export function partsToCorrect(entries: readonly Entry[], entry: Entry): PartNow[] {
  const parts: PartNow[] = []
  const seen = new Set<string>()
  for (let one: Entry | undefined = entry; one !== undefined && !seen.has(one.id);) {
    seen.add(one.id)
    parts.unshift(...one.parts.map((part) => partNow(entries, part)))
    const { corrects }: Entry = one
    one = entries.find(({ id }) => id === corrects)
  }
  return parts
}
