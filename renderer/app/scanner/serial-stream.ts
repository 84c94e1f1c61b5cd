import { clientOver } from '../api.ts'
import { openLiveConnection } from '../host-link.ts'

/** Before the stream is asked for again. ms */
const pauseMs = 2000

async function listen(place: string, signal: AbortSignal, onScan: (payload: string) => void): Promise<void> {
  const connection = await openLiveConnection()
  try {
    for await (const { payload } of await clientOver(connection.link).scanner.scans({ place }, { signal })) onScan(payload)
  } finally {
    connection.close()
  }
}

async function follow(place: string, signal: AbortSignal, onScan: (payload: string) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await listen(place, signal, onScan)
    } catch {
      // The host is away; the live badge says so, and it is asked again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/**
 * Hears the serial scanner of a place. Of several windows the one in front hears it: each asks anew when it comes to the front, and the
 * host tells whoever asked last. Returns how to stop.
 */
export function hearSerial(place: string, onScan: (payload: string) => void): () => void {
  let current = new AbortController()
  const begin = (): void => {
    current.abort()
    current = new AbortController()
    void follow(place, current.signal, onScan)
  }
  begin()
  window.addEventListener('focus', begin)
  return () => {
    window.removeEventListener('focus', begin)
    current.abort()
  }
}
