import { z } from 'zod'
import { outcome } from '../jobs/stages.ts'
import { calendarDate } from '../kernel/time.ts'

/** What the depot vouches for on a hand-back slip: which unit, what was done to it, until when it answers for that. */
export const certificateContent = z.object({
  depot: z.string(),
  jobNumber: z.string(),
  model: z.string(),
  serial: z.string().nullable(),
  /** The day of the hand-back. */
  on: calendarDate,
  outcome,
  work: z.string(),
  /** "2 × BAT-12, 1 × FAN-3"; empty for none. */
  parts: z.string(),
  partsUntil: calendarDate.nullable(),
  labourUntil: calendarDate.nullable(),
})
export type CertificateContent = z.infer<typeof certificateContent>

export const CERTIFICATE_FIELDS = [
  'depot',
  'jobNumber',
  'model',
  'serial',
  'on',
  'outcome',
  'work',
  'parts',
  'partsUntil',
  'labourUntil',
] as const satisfies readonly (keyof CertificateContent)[]

/** What a scan of a slip's certificate comes to. */
export const verdict = z.discriminatedUnion('kind', [
  /** Signed by this depot, and unchanged. `isKept`: the depot's own record has it too. */
  z.object({ kind: z.literal('valid'), content: certificateContent, keyId: z.string(), isKept: z.boolean() }),
  /** It names a job for which this depot signed something else. */
  z.object({
    kind: z.literal('altered'),
    content: certificateContent.nullable(),
    issued: certificateContent,
    differs: z.array(z.enum(CERTIFICATE_FIELDS)),
  }),
  /** It names a key of this depot, but the depot never signed it. */
  z.object({ kind: z.literal('forged'), content: certificateContent.nullable(), keyId: z.string() }),
  /** Signed, if at all, with a key that this depot does not have. */
  z.object({ kind: z.literal('unknown-key'), content: certificateContent.nullable(), keyId: z.string() }),
  /** No certificate, or one whose check character is wrong: scan again. */
  z.object({ kind: z.literal('misread') }),
])
export type Verdict = z.infer<typeof verdict>

/** The content as one compact JSON list: the order of its fields is fixed for ever, like the columns of a form. */
export function certificateText(content: CertificateContent): string {
  return JSON.stringify(CERTIFICATE_FIELDS.map((field) => content[field] ?? ''))
}

/** The content of such a list; null for anything else. */
export function readCertificateText(text: string): CertificateContent | null {
  const list = z.array(z.string()).length(CERTIFICATE_FIELDS.length).safeParse(parsed(text))
  if (!list.success) return null
  const fields = Object.fromEntries(CERTIFICATE_FIELDS.map((field, index) => [field, list.data[index]]))
  for (const field of ['serial', 'partsUntil', 'labourUntil'] as const) fields[field] ||= undefined
  const content = certificateContent.safeParse({ serial: null, partsUntil: null, labourUntil: null, ...withoutNothing(fields) })
  return content.success ? content.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const withoutNothing = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Fields that may be cut, those first that the job's own record tells best. */
const CUTTABLE = ['work', 'parts', 'model', 'depot', 'serial'] as const
/** Bytes that a field keeps while another can still be cut. */
const LEAST_BYTES = 30

/** The content with long texts cut, so that its JSON has at most so many bytes of UTF-8. What is cut ends in an ellipsis. */
export function fitCertificate(content: CertificateContent, mostBytes: number): CertificateContent {
  let fitted = content
  for (const least of [LEAST_BYTES, 0]) {
    for (const field of CUTTABLE) {
      while (utf8Length(certificateText(fitted)) > mostBytes && utf8Length(fitted[field] ?? '') > least) {
        const shorter = cut(fitted[field] ?? '', utf8Length(certificateText(fitted)) - mostBytes)
        if (shorter === fitted[field]) break
        fitted = { ...fitted, [field]: shorter }
      }
    }
  }
  return fitted
}

/** Takes about so many bytes off the end, at least one character. */
function cut(text: string, bytes: number): string {
  const characters = Array.from(text.replace(/…$/, ''))
  let taken = 0
  while (characters.length > 0 && taken < Math.min(bytes, 24)) taken += utf8Length(characters.pop() ?? '')
  return characters.length === 0 ? '…' : `${characters.join('').trimEnd()}…`
}

const utf8Length = (text: string): number => {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return length
}
