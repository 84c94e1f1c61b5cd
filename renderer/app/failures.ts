import { ORPCError } from '@orpc/client'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { parseFieldMessage } from '../../shared/kernel/field-message.ts'
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts'
import en from '../locales/en.json'
import { stage } from '../../shared/jobs/stages.ts'
import { labelFields, labelKinds } from '../../shared/labels/label-kinds.ts'
import type { FailureText } from '../ui/failure.ts'
import type { NoticeWords } from './notices/notices.ts'

/** What went wrong, told apart by what the reader can do about it. */
export type Failure =
  | { readonly kind: 'signed-out' | 'forbidden' | 'not-found' | 'stale' | 'offline' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly kind: 'internal'; readonly correlationId: string | undefined }

const issue = z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).default([]) })
type Issue = z.infer<typeof issue>
const issues = z.object({ issues: z.array(issue) })
const internal = z.object({ correlationId: z.string() })

const declared = { UNAUTHENTICATED: 'signed-out', FORBIDDEN: 'forbidden', NOT_FOUND: 'not-found', STALE: 'stale' } as const
const isDeclared = (code: string): code is keyof typeof declared => code in declared

/** Sorts whatever a call threw. Anything unknown is "internal": the reader cannot mend it. */
export const classifyFailure = (thrown: unknown): Failure => {
  if (!(thrown instanceof ORPCError))
    return isNetworkFailure(thrown) ? { kind: 'offline' } : { kind: 'internal', correlationId: undefined }
  if (isDeclared(thrown.code)) return { kind: declared[thrown.code] }
  const refused = thrown.code === 'REFUSED' ? refusal.safeParse(thrown.data) : undefined
  if (refused?.success) return { kind: 'refused', refusal: refused.data }
  const invalid = thrown.code === 'BAD_REQUEST' ? issues.safeParse(thrown.data) : undefined
  if (invalid?.success) return { kind: 'invalid', issues: invalid.data.issues }
  if (thrown.status === 502 || thrown.status === 503 || thrown.status === 504) return { kind: 'offline' }
  return { kind: 'internal', correlationId: internal.safeParse(thrown.data).data?.correlationId }
}

/**
 * fetch rejects with a TypeError that says so in each browser's words when nothing answers, as the live connection does; a closed
 * socket or port aborts what was under way. Any other TypeError is a mistake of ours, and the network is not to be blamed for it.
 */
const isNetworkFailure = (thrown: unknown): boolean =>
  thrown instanceof TypeError
    ? /fetch|network|load(ing| failed)|connection/i.test(thrown.message)
    : thrown instanceof Error && thrown.name === 'AbortError'

type ProblemKey = keyof typeof en.field
const isProblem = (problem: string): problem is ProblemKey => Object.hasOwn(en.field, problem)

/** A field's problem (see shared/kernel/field-message.ts) in the reader's language. */
export const fieldText = (t: TFunction, message: string): string => {
  const parsed = parseFieldMessage(message)
  // zod's own English sentences never reach the reader: whatever is not one of our problems is just "invalid".
  return parsed !== null && isProblem(parsed.problem)
    ? t(`field.${parsed.problem}`, { replace: parsed.params })
    : t('field.invalid')
}

type GateLineKey = keyof typeof en.handBack.line
const isGateLine = (name: string): name is GateLineKey => Object.hasOwn(en.handBack.line, name)

/** The lines of the hand-back gate, which the store names "stage, test", as the screens call them. */
const gateLines = (t: TFunction, names: string): string =>
  names
    .split(', ')
    .map((name) => (isGateLine(name) ? t(`handBack.line.${name}`) : name))
    .join(t('handBack.listJoin'))

/** Contradictions of a policy, which the store names "impossible 2.1; clash 1.1 1.2", as sentences. */
const contradictions = (t: TFunction, found: string): string =>
  found
    .split('; ')
    .map((one) => {
      const [kind = '', first = '', ...others] = one.split(' ')
      const known = CONTRADICTIONS.find((name) => name === kind)
      return known === undefined
        ? one
        : t(`policies.contradictionIn.${known}`, { first, others: others.join(t('handBack.listJoin')) })
    })
    .join(t('policies.rowJoin'))

const CONTRADICTIONS = ['impossible', 'clash', 'never-decides'] as const

/** What stands on which label, which the store names by its kind and its field. */
const labelWord = (t: TFunction, name: string, value: unknown): string | undefined => {
  const kind = name === 'labelKind' ? labelKinds.find((known) => known === value) : undefined
  const field = name === 'labelField' ? labelFields.find((known) => known === value) : undefined
  if (kind !== undefined) return t(`labels.kind.${kind}`)
  return field === undefined ? undefined : t(`labels.field.${field}`)
}

/** A refusal in words; stages and gate lines among its figures are said as the screens call them. */
export const refusalText = (t: TFunction, { reason, params }: Refusal): string => {
  const words = Object.entries(params).map(([name, value]) => {
    if (reason === 'gate-red' && name === 'lines') return [name, gateLines(t, String(value))]
    if (reason === 'policy-contradicts') return [name, contradictions(t, String(value))]
    const label = labelWord(t, name, value)
    if (label !== undefined) return [name, label]
    const known = stage.safeParse(value)
    return [name, known.success && name !== 'reason' ? t(`stage.${known.data}`) : value]
  })
  return t(`refusal.${reason}`, Object.fromEntries(words))
}

const titles = {
  'signed-out': 'signedOut',
  forbidden: 'forbidden',
  'not-found': 'notFound',
  stale: 'stale',
  offline: 'offline',
  invalid: 'invalid',
  internal: 'internal',
} as const

/** The failure in words: what happened, what was kept, what to do next, and which fields it is about. */
export const failureText = (t: TFunction, thrown: unknown): FailureText => {
  const failure = classifyFailure(thrown)
  const kept = t('error.kept')
  if (failure.kind === 'refused') return { title: refusalText(t, failure.refusal), kept }
  const key = titles[failure.kind]
  const text = { title: t(`error.${key}.title`), kept, next: t(`error.${key}.next`) }
  if (failure.kind === 'internal') return { ...text, correlationId: failure.correlationId }
  if (failure.kind !== 'invalid') return text
  const fields = failure.issues.map(({ path, message }) => [path.join('.'), fieldText(t, message)])
  return { ...text, fields: Object.fromEntries(fields) }
}

/** The failure as a notice says it, where no form was kept and there are no fields. */
export const failureNotice = (t: TFunction, thrown: unknown): NoticeWords => {
  const { title, next } = failureText(t, thrown)
  return { heading: title, text: next }
}
