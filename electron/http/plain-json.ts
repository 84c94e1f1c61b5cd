import { StandardRPCJsonSerializer, type StandardRPCJsonSerialized } from '@orpc/client/standard'
import { type Context, type Router } from '@orpc/server'
import { FetchHandler } from '@orpc/server/fetch'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardRPCSerializer } from '@orpc/client/standard'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'

type Options<C extends Context> = NonNullable<ConstructorParameters<typeof StandardHandler<C>>[3]>
// oRPC types a router's contract in its first place; a handler serves any contract, so `any` is oRPC's own way to say so.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyRouter<C extends Context> = Router<any, C>

/**
 * oRPC's own RPC handler, but an answer that is JSON already goes out as it is. oRPC copies every answer value by value to look
 * for dates, files and the like, which costs a board of 2,000 cards as much as everything else of it together.
 */
export function createRpcHandler<C extends Context>(router: AnyRouter<C>, options: Options<C>): FetchHandler<C> {
  const codec = new StandardRPCCodec(new StandardRPCSerializer(new PlainFirstSerializer()))
  const plugins = [...(options.plugins ?? []), new StrictGetMethodPlugin<C>()]
  return new FetchHandler(new StandardHandler(router, new StandardRPCMatcher(), codec, { ...options, plugins }), { plugins: [] })
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
  if (Object.getPrototypeOf(data) !== Object.prototype || 'toJSON' in data) return false
  return Object.values(data).every((value) => value === undefined || isPlainJson(value))
}
