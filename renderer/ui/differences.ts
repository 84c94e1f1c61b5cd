import type { Difference } from './TwoVersions.tsx'

/** How a value is said in a comparison; undefined where only that it differs can be said, as of a list. */
export type Say = (field: string, value: unknown) => string | undefined

/**
 * The fields of two versions that are not the same, in the order of `labels`; a field without a label is none that people see.
 * @param several said of both when a value is too large for a line
 */
export const differencesOf = (
  labels: Readonly<Record<string, string>>,
  mine: object,
  theirs: object,
  several: string,
  say: Say = sayPlainly,
): readonly Difference[] => {
  const [one, other] = [new Map<string, unknown>(Object.entries(mine)), new Map<string, unknown>(Object.entries(theirs))]
  return Object.entries(labels)
    .filter(([field]) => JSON.stringify(one.get(field)) !== JSON.stringify(other.get(field)))
    .map(([field, label]) => ({
      label,
      mine: say(field, one.get(field)) ?? several,
      theirs: say(field, other.get(field)) ?? several,
    }))
}

/** Texts and figures as they are, nothing as a dash. */
export const sayPlainly: Say = (_field, value) => {
  if (value === '' || value === null || value === undefined) return '–'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
