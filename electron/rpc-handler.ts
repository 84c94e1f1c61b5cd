import { StandardRPCJsonSerializer, type StandardRPCJsonSerialized, StandardRPCSerializer } from '@orpc/client/standard'
import type { Context, Router } from '@orpc/server'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'

type Options<C extends Context> = NonNullable<ConstructorParameters<typeof StandardHandler<C>>[3]>
// oRPC types a router's contract in its first place; a handler serves any contract, so `any` is oRPC's own way to say so.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyRouter<C extends Context> = Router<any, C>

/**
 * oRPC's own handler of both hosts, but an answer that is JSON already goes out as it is. oRPC copies every answer value by value
 * to look for dates, files and the like, which costs a board of 2,000 cards as much as everything else of it together.
 */
export function createRpcHandler<C extends Context>(router: AnyRouter<C>, options: Options<C>): StandardHandler<C> {
  const codec = new StandardRPCCodec(new StandardRPCSerializer(new PlainFirstSerializer()))
  return new StandardHandler(router, new StandardRPCMatcher(), codec, options)
}

export class PlainFirstSerializer extends StandardRPCJsonSerializer {
  override serialize(...given: Parameters<StandardRPCJsonSerializer['serialize']>): StandardRPCJsonSerialized {
    // With more than the data it is oRPC's own recursion, which keeps its own notes.
    return given.length === 1 && isPlainJson(given[0]) ? [given[0], [], [], []] : super.serialize(...given)
  }
}

/** True for what `JSON.stringify` and `JSON.parse` give back the same; absent fields may be undefined, elements may not. */
export function isPlainJson(data: unknown): boolean {
  if (data === null || typeof data === 'string' || typeof data === 'boolean') return true
  if (typeof data === 'number') return Number.isFinite(data)
  if (typeof data !== 'object') return false
  if (Array.isArray(data)) return data.every(isPlainJson)
  return isPlainObject(data) && hasPlainValues(data)
}

/** By name: a list of each object's values costs twice as much as looking at them. What claims to be a prototype is oRPC's to drop. */
function hasPlainValues(data: Readonly<Record<string, unknown>>): boolean {
  for (const name in data) if (name === '__proto__' || (data[name] !== undefined && !isPlainJson(data[name]))) return false
  return true
}

function isPlainObject(data: object): data is Record<string, unknown> {
  return Object.getPrototypeOf(data) === Object.prototype && !('toJSON' in data)
}
