import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract.ts'
import type { Access } from '../../shared/kernel/procedure.ts'
import { type Outcome, refuse } from '../../shared/kernel/refusal.ts'
import { isDiskFull } from '../db/store-errors.ts'
import type { CallContext } from '../host.ts'
import type { Core } from './core.ts'
import { claimKey, isKeyClaimed, keepAnswer, readAnswer } from './work.repository.ts'
import { type Actor, runWork, type Work } from './work.ts'

/** Finds who belongs to a session token; null when it is unknown, ended, or its owner was deactivated. */
export type FindActor = (token: string) => Promise<Actor | null>

/** What handlers see besides the host's context. */
export interface Context extends CallContext {
  actor: Actor | null
}

/**
 * The contract with the one middleware that decides access on every host: the permission that the procedure names in its
 * contract, against the roles of whoever the session token belongs to.
 */
export function implementContract(findActor: FindActor) {
  return implement(contract)
    .$context<CallContext>()
    .use(async ({ context, next, procedure }) => {
      const token = context.session.read()
      const actor = token === null ? null : await findActor(token)
      assertAccess(procedure['~orpc'].meta.access, actor)
      try {
        return await next({ context: { actor } })
      } catch (error) {
        throw isDiskFull(error) ? diskFull(error) : error
      }
    })
}

/** A full disk is no riddle: whoever saves is told what to do, and the page keeps what was typed. (QUALITY.md, "Nothing is lost".) */
function diskFull(cause: unknown) {
  return new ORPCError('REFUSED', { status: 422, data: { reason: 'disk-full', params: {} }, cause })
}

export type Implementer = ReturnType<typeof implementContract>

function assertAccess(access: Access, actor: Actor | null): void {
  if (access === 'public') return
  if (actor === null) throw new ORPCError('UNAUTHENTICATED', { status: 401 })
  if (access === 'signed-in' || access.some((permission) => actor.permissions.has(permission))) return
  throw new ORPCError('FORBIDDEN', { status: 403, data: { anyOf: access } })
}

interface Call<Input> {
  context: Context
  input: Input
  path: readonly string[]
}

interface ChangeOptions {
  /** False when the answer is a secret that must not lie in the store; the key then cannot be replayed. */
  keepsAnswer?: boolean
}

/**
 * Makes a handler of a use case that changes something: one transaction, safe to retry by its idempotency key, its outcome
 * turned into an answer or one of the declared errors.
 */
export function change<Input, Answer>(
  core: Core,
  useCase: (work: Work, input: Input) => Promise<Outcome<Answer>>,
  { keepsAnswer = true }: ChangeOptions = {},
) {
  return async ({ context, input, path }: Call<Input & { key: string }>): Promise<Answer> => {
    const caller = { actor: context.actor, device: context.device, procedure: path.join('.') }
    const bodyHash = hashOf(core, input)
    const outcome = await runWork(core, caller, async (work): Promise<Outcome<Answer>> => {
      if (!(await claimKey(work.db, input.key, caller.procedure, bodyHash, work.now)))
        return replay(work, input.key, caller.procedure, bodyHash)
      const result = await useCase(work, input)
      if (result.kind === 'done' && keepsAnswer) await keepAnswer(work.db, input.key, JSON.stringify(result.value))
      return result
    })
    return answerOf(outcome)
  }
}

/**
 * As `change`, of what has to be made ready outside the transaction: that may take its time, and it may refuse. What was done under
 * the key already is answered without: it may not be possible any more.
 * @param ready throws the declared error that says why not
 */
export function readyChange<Input, Ready, Answer>(
  core: Core,
  ready: (call: Call<Input & { key: string }>) => Promise<Ready>,
  useCase: (work: Work, ready: Ready) => Promise<Outcome<Answer>>,
) {
  return async (call: Call<Input & { key: string }>): Promise<Answer> => {
    if (await isKeyClaimed(core.store.read, call.input.key)) return change(core, neverRun<Answer>)(call)
    const made = await ready(call)
    return change(core, (work) => useCase(work, made))(call)
  }
}

function neverRun<Answer>(): Promise<Outcome<Answer>> {
  throw new Error('the key was forgotten in this moment')
}

/** The same key with the same body answers the same; with another body it is refused, and so is an answer that was not kept. */
async function replay<Answer>(work: Work, key: string, procedure: string, bodyHash: string): Promise<Outcome<Answer>> {
  const kept = await readAnswer(work.db, key)
  if (kept.procedure !== procedure || kept.body_hash !== bodyHash) return refuse('key-reused')
  if (kept.answer === '') return refuse('key-reused')
  // Safe: the answer was written by this procedure, whose contract checks it again on its way out.
  return { kind: 'done', value: JSON.parse(kept.answer) as Answer }
}

/** The value of an outcome, or the declared error that says why there is none. */
export function answerOf<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case 'done':
      return outcome.value
    case 'refused':
      throw new ORPCError('REFUSED', { status: 422, data: outcome.refusal })
    case 'stale':
      throw new ORPCError('STALE', { status: 409, data: { yours: outcome.yours, current: outcome.current } })
    case 'missing':
      throw new ORPCError('NOT_FOUND', { status: 404 })
  }
}

/** What a reading handler answers when there is nothing: NOT_FOUND instead of null. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new ORPCError('NOT_FOUND', { status: 404 })
  return value
}

/** Keyed, because a check-in's body holds a passcode, and everything else of it lies in the store to guess the rest by. */
function hashOf(core: Core, body: unknown): string {
  return core.sealer.fingerprint(JSON.stringify(body))
}
