/** Capitals without what stands between the groups of a number. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '')

/** Whether a code may be a courier's number of a parcel: 8 to 40 letters and digits, four digits among them. */
export const isCourierNumber = (text: string): boolean => /^(?=(?:.*\d){4})[0-9A-Z]{8,40}$/.test(squeezed(text))

/** Whether a note names this courier's number: as a word of its own, in one piece or in groups. */
export function namesCourierNumber(note: string, number: string): boolean {
  const between = String.raw`[\s.\-/]*`
  const pattern = Array.from(squeezed(number)).join(between)
  return new RegExp(`(?<![0-9A-Z])${pattern}(?![0-9A-Z])`, 'u').test(note.normalize('NFKC').toUpperCase())
}
