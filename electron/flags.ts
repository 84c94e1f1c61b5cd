import { parseArgs } from 'node:util'

/** What may be said on the command line; desktop and station take the same. */
export interface Flags {
  /** Folder of the depot; null is the default place of this system. */
  dataDir: string | null
  /** Port of the station; 0 is any free one. The desktop listens to none. */
  port: number
  /** Open a browser on the station's address. */
  open: boolean
  /** Work on the sample depot instead of one's own. */
  sample: boolean
}

export type ParsedFlags = { kind: 'flags'; flags: Flags } | { kind: 'refused'; reason: string }

export const DEFAULT_PORT = 7420
export const FLAGS_USAGE = 'Flags: --data DIR  --port N  --no-open  --sample'

/**
 * Reads the flags. An unknown one, a missing value or an impossible port is refused with one plain line; unless `isTolerant`,
 * for the desktop, whose command line Chromium's own switches share.
 */
export function parseFlags(args: readonly string[], isTolerant = false): ParsedFlags {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: !isTolerant,
      allowPositionals: isTolerant,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        sample: { type: 'boolean', default: false },
      },
    })
    const { data = null, port: portText = String(DEFAULT_PORT) } = values
    const port = typeof portText === 'string' && /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
    if (typeof data === 'boolean' || data?.trim() === '') return { kind: 'refused', reason: '--data needs a folder' }
    if (!(port <= 65_535)) return { kind: 'refused', reason: `--port must be a number from 0 to 65535, not "${portText}"` }
    return { kind: 'flags', flags: { dataDir: data, port, open: values['no-open'] !== true, sample: values.sample === true } }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'refused', reason: firstSentence(error.message) }
    throw error
  }
}

/** Node adds advice about `--` after its first sentence, which fits none of our flags. */
function firstSentence(message: string): string {
  return message.split(/\.\s/)[0] ?? message
}
