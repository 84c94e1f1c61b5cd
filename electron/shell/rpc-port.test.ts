import { describe, expect, test } from 'vitest'
import { createMemoryCarrier } from './memory-carrier.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** A web-contents with its frames, as far as the check looks. */
function contentsAt(url: string) {
  // Frames are compared by identity; the check reads nothing of them but the URL.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const mainFrame = { url } as unknown as Electron.WebFrameMain
  return { id: 1, mainFrame }
}

describe('who gets a port', () => {
  test('the main frame of our own page', () => {
    const sender = contentsAt('app://handback/jobs')
    expect(isTrustedSender({ sender, senderFrame: sender.mainFrame })).toBe(true)
  })

  test('not a frame inside it, even one of our own origin', () => {
    const sender = contentsAt('app://handback/')
    expect(isTrustedSender({ sender, senderFrame: { url: 'app://handback/' } })).toBe(false)
  })

  test('not a frame that is gone', () => {
    expect(isTrustedSender({ sender: contentsAt('app://handback/'), senderFrame: null })).toBe(false)
  })

  test.each(['', 'about:blank', 'https://evil.example/', 'app://print/1', 'file:///handback/'])('not a page at "%s"', (url) => {
    const sender = contentsAt(url)
    expect(isTrustedSender({ sender, senderFrame: sender.mainFrame })).toBe(false)
  })
})

describe('the session of a window', () => {
  test('is forgotten when it expires or is cleared', () => {
    let now = Date.parse('2026-11-21T09:00:00.000Z')
    const carrier = createMemoryCarrier(() => now)
    expect(carrier.read()).toBeNull()
    carrier.write('token', '2026-11-21T10:00:00.000Z')
    expect(carrier.read()).toBe('token')
    now = Date.parse('2026-11-21T10:00:00.000Z')
    expect(carrier.read()).toBeNull()
    carrier.write('again', '2026-11-21T12:00:00.000Z')
    carrier.clear()
    expect(carrier.read()).toBeNull()
  })
})
