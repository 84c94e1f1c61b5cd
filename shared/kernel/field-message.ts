/**
 * A form field's complaint as text that survives zod and the wire: a catalogue key with its figures, `tooLong|max=200`.
 * The page turns it into the user's language (`field.tooLong`, with `max`); the host never writes sentences.
 */
export type FieldProblem =
  | 'required'
  | 'tooLong'
  | 'tooShort'
  | 'controlCharacters'
  | 'notADate'
  | 'dateInFuture'
  | 'dateTooEarly'
  | 'dateInPast'
  | 'dateBeforePurchase'
  | 'notANumber'
  | 'tooFine'
  | 'roundedNumber'
  | 'notYesNo'
  | 'notATracking'
  | 'notWhole'
  | 'negative'
  | 'discountTooLarge'
  | 'notAnAddress'
  | 'notPositive'
  | 'amountTooLarge'
  | 'tooSmall'
  | 'tooLarge'
  | 'notAPhone'
  | 'notAnEmail'
  | 'notASerial'
  | 'badImei'
  | 'badCheckDigit'
  | 'ownCode'
  | 'twice'
  | 'notAPin'
  | 'pinTooSimple'
  | 'pinsDiffer'
  | 'notOffered'
  | 'tooMany'
  | 'notASignature'
  | 'addressIpv6'
  | 'addressPublic'
  | 'addressMalformed'
  | 'labelNeedsCode'
  | 'labelNeedsField'
  | 'invalid'

/** Encodes a problem and its figures as one string. */
export function fieldMessage(problem: FieldProblem, params: Readonly<Record<string, number | string>> = {}): string {
  const figures = Object.entries(params).map(([name, value]) => `${name}=${value}`)
  return [problem, ...figures].join('|')
}

/** Decodes what `fieldMessage` wrote; null for a message that is not one of ours. */
export function parseFieldMessage(message: string): { problem: string; params: Record<string, string> } | null {
  const [problem, ...figures] = message.split('|')
  if (problem === undefined || !/^[a-zA-Z]+$/.test(problem)) return null
  const params = Object.fromEntries(
    figures.map((figure) => {
      const at = figure.indexOf('=')
      return [figure.slice(0, at), figure.slice(at + 1)]
    }),
  )
  return { problem, params }
}
