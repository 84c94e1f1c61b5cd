export interface TimeZoneChoice {
  readonly value: string
  readonly label: string
}

/** The difference to UTC now, `UTC+8`; found by a formatter that is made once a zone. */
const offsetOf = (timeZone: string, now: Date): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC')
}

let known: readonly TimeZoneChoice[] | undefined

/** Every zone of this browser, with its present difference to UTC so that one can look for either. The chosen one is always among them. */
export const timeZoneChoices = (chosen: string): readonly TimeZoneChoice[] => {
  const now = new Date()
  const choiceOf = (value: string): TimeZoneChoice => ({
    value,
    label: `${value.replaceAll('_', ' ')} (${offsetOf(value, now)})`,
  })
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone')].map(choiceOf)
  return known.some(({ value }) => value === chosen) ? known : [choiceOf(chosen), ...known]
}
