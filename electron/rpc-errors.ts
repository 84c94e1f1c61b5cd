import { randomUUID } from 'node:crypto'
import { mapEventIterator, ORPCError } from '@orpc/client'
import type { Logger } from 'pino'

/** What the interceptor needs of a call; oRPC hands it more. */
interface Call {
  path: readonly string[]
  next: () => Promise<unknown>
}

/**
 * oRPC client interceptor of every host: errors declared in a contract, and refusals of the caller's own input (below 500),
 * pass as they are; everything else reaches the caller as INTERNAL_SERVER_ERROR with a correlation id that the log has too.
 * Errors in the middle of an event stream go the same way.
 */
export function hideUndeclaredErrors(log: Logger): (call: Call) => Promise<unknown> {
  return async ({ path, next }) => {
    const hide = (error: unknown) => publicError(error, path, log)
    try {
      const output = await next()
      if (!isStream(output)) return output
      return mapEventIterator(output, { value: (value) => value, error: async (error) => hide(error) })
    } catch (error) {
      throw hide(error)
    }
  }
}

function publicError(error: unknown, path: readonly string[], log: Logger): unknown {
  if (error instanceof ORPCError && (error.defined || error.status < 500)) {
    if (error.cause !== undefined) log.error({ procedure: path.join('.'), error: describeError(error) }, 'call refused')
    return error
  }
  if (isAbort(error)) return error
  const correlationId = randomUUID()
  log.error({ correlationId, procedure: path.join('.'), error: describeError(error) }, 'call failed')
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Internal error', data: { correlationId } })
}

function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}

/** A caller who left in the middle is no failure of ours. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

/**
 * What the log may keep of an error: its kind, code and place. Messages can quote what people typed, so they stay out, but
 * for SQLite's, which name tables and columns only.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return {
    name: error.name,
    ...(code === null ? {} : { code }),
    ...(code?.startsWith('SQLITE_') ? { message: error.message } : {}),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** The store says more to the log than to the person at the counter. */
export function detailOf(error: unknown): string | null {
  return error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : null
}
