/** Longest run of bytes without an end that is kept; what is longer is told as a scan that is too long, and its rest is dropped. */
const LONGEST_FRAME = 8192

const isEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a

export interface SerialFrames {
  /** Takes bytes as they come and answers the scans that ended with them. */
  readonly take: (bytes: Uint8Array) => readonly string[]
  /** Nothing came for a while: what stands there without an end is a scan too. */
  readonly settle: () => readonly string[]
}

/**
 * Cuts what a serial scanner sends into scans, by CR and LF. `decode` reads UTF-8 and makes U+FFFD of what is none, by which a scan is
 * refused as undecodable. Pure but for the bytes that wait for their end.
 */
export function createSerialFrames(decode: (bytes: Uint8Array) => string): SerialFrames {
  let waiting: number[] = []
  const cut = (): readonly string[] => {
    const text = decode(Uint8Array.from(waiting))
    waiting = []
    return text === '' ? [] : [text]
  }
  return {
    take(bytes) {
      const scans: string[] = []
      for (const byte of bytes) {
        if (isEnd(byte)) scans.push(...cut())
        else if (waiting.length < LONGEST_FRAME) waiting.push(byte)
      }
      return scans
    },
    settle: cut,
  }
}
