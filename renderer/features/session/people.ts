import { folded } from '../../../shared/kernel/fold.ts'

/** The letters on somebody's tile: first and last initial, or the last two characters of a Chinese name. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  if (/\p{Script=Han}/u.test(first)) return [...first].slice(-2).join('')
  return ([...first][0] ?? '').concat([...last][0] ?? '').toUpperCase()
}

/** Those whose name has the typed text in it, in any case. */
export const peopleWith = <Person extends { readonly name: string }>(
  people: readonly Person[],
  typed: string,
): readonly Person[] => {
  const wanted = folded(typed.trim())
  return wanted === '' ? people : people.filter(({ name }) => folded(name).includes(wanted))
}
