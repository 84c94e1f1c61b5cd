/** Longer addresses are cut or refused by mail programs and shells; the text is then pasted. Characters. */
const LONGEST = 1900

export interface Mail {
  readonly to: string | null
  readonly subject: string
  readonly text: string
}

/** The address that opens a mail program with this mail filled in (RFC 6068); without its text where that is too long. */
export const mailtoOf = ({ to, subject, text }: Mail): string => {
  const part = (value: string) => encodeURIComponent(value.replaceAll('\n', '\r\n'))
  // The at sign stands for itself, so that programs show the address as people write it.
  const start = `mailto:${to === null ? '' : part(to).replaceAll('%40', '@')}?subject=${part(subject)}`
  const whole = `${start}&body=${part(text)}`
  return whole.length > LONGEST ? start : whole
}
