import { describe, expect, it } from 'vitest'
import { createScanDispatcher } from './scan-dispatcher.ts'
import type { ScanEvent } from './scan-event.ts'
import { parseScan } from '../../../shared/scan/scan-codes.ts'

const scanned = (payload: string): ScanEvent => ({
  payload,
  symbology: undefined,
  source: 'wedge',
  at: '2026-11-21T09:00:00.000Z',
  scan: parseScan(payload),
})

function setUp({ isResting = false } = {}) {
  const log: string[] = []
  const impatience = Promise.withResolvers<void>()
  const rest = Promise.withResolvers<void>()
  if (!isResting) rest.resolve()
  const dispatcher = createScanDispatcher({
    onUnhandled: ({ payload }) => log.push(`unhandled ${payload}`),
    onError: (error) => log.push(`error ${String(error)}`),
    patience: () => impatience.promise,
    rest: () => rest.promise,
  })
  const takes =
    (name: string, answer = true) =>
    (event: ScanEvent) => {
      log.push(`${name} ${event.payload}`)
      return answer
    }
  const allIsDelivered = async () => {
    const last = Promise.withResolvers<void>()
    const remove = dispatcher.register(({ payload }) => {
      if (payload === 'END') last.resolve()
      return payload === 'END'
    }, 'dialog')
    dispatcher.dispatch(scanned('END'))
    await last.promise
    remove()
  }
  return { log, dispatcher, takes, impatience, rest, allIsDelivered }
}

describe('scan dispatcher', () => {
  it('asks the dialog first, then the page, then the app, and the latest among equals', async () => {
    const { log, dispatcher, takes, allIsDelivered } = setUp()
    dispatcher.register(takes('page', false), 'page')
    dispatcher.register(takes('dialog', false), 'dialog')
    dispatcher.register(takes('inner dialog', false), 'dialog')
    dispatcher.register(takes('app'), 'app')
    dispatcher.dispatch(scanned('A'))
    await allIsDelivered()
    expect(log).toEqual(['inner dialog A', 'dialog A', 'page A', 'app A'])
  })

  it('stops at the one that took it, and forgets a removed one', async () => {
    const { log, dispatcher, takes, allIsDelivered } = setUp()
    dispatcher.register(takes('app'), 'app')
    const remove = dispatcher.register(takes('page'), 'page')
    dispatcher.dispatch(scanned('A'))
    remove()
    remove()
    dispatcher.dispatch(scanned('B'))
    await allIsDelivered()
    expect(log).toEqual(['page A', 'app B'])
  })

  it('says when nobody took a scan', async () => {
    const { log, dispatcher, allIsDelivered } = setUp()
    dispatcher.dispatch(scanned('A'))
    await allIsDelivered()
    expect(log).toEqual(['unhandled A'])
  })

  it('keeps scans, in order, while a dialog opens', async () => {
    const { log, dispatcher, takes, allIsDelivered } = setUp()
    dispatcher.register(takes('page'), 'page')
    const release = dispatcher.hold()
    dispatcher.dispatch(scanned('A'))
    dispatcher.dispatch(scanned('B'))
    expect(log).toEqual([])
    dispatcher.register(takes('dialog'), 'dialog')
    release()
    release()
    await allIsDelivered()
    expect(log).toEqual(['dialog A', 'dialog B'])
  })

  it('lets a command wait until the job scanned before it is open', async () => {
    const { log, dispatcher, allIsDelivered } = setUp()
    const opened = Promise.withResolvers<boolean>()
    dispatcher.register(({ payload }) => {
      log.push(`app ${payload}`)
      return payload === 'JOB' ? opened.promise : true
    }, 'app')
    dispatcher.dispatch(scanned('JOB'))
    dispatcher.dispatch(scanned('START'))
    expect(log).toEqual(['app JOB'])
    dispatcher.register(({ payload }) => log.push(`job page ${payload}`) > 0, 'page')
    opened.resolve(true)
    await allIsDelivered()
    expect(log).toEqual(['app JOB', 'job page START'])
  })

  it('goes on after a handler that fails or never answers', async () => {
    const { log, dispatcher, impatience, allIsDelivered } = setUp()
    dispatcher.register(({ payload }) => {
      if (payload === 'BAD') throw new Error('broken')
      return payload === 'STUCK' ? Promise.withResolvers<boolean>().promise : log.push(payload) > 0
    }, 'page')
    for (const payload of ['BAD', 'STUCK', 'GOOD']) dispatcher.dispatch(scanned(payload))
    impatience.resolve()
    await allIsDelivered()
    expect(log).toEqual(['error Error: broken', 'GOOD'])
  })

  it('takes a scan at once, and the next when the page shows what that did', async () => {
    const { log, dispatcher, takes, rest, allIsDelivered } = setUp({ isResting: true })
    dispatcher.register(takes('page'), 'page')
    for (const payload of ['A', 'B']) dispatcher.dispatch(scanned(payload))
    await Promise.resolve()
    expect(log).toEqual(['page A'])
    rest.resolve()
    await allIsDelivered()
    expect(log).toEqual(['page A', 'page B'])
  })

  it('hands what was held to whoever begins to listen as the hold ends, unless it is held again', async () => {
    const { log, dispatcher, takes, allIsDelivered } = setUp()
    dispatcher.register(takes('app'), 'app')
    const first = dispatcher.hold()
    dispatcher.dispatch(scanned('A'))
    first()
    const second = dispatcher.hold()
    second()
    dispatcher.register(takes('page'), 'page')
    await allIsDelivered()
    expect(log).toEqual(['page A'])
  })

  it('keeps at most twenty waiting', async () => {
    const { log, dispatcher, takes, allIsDelivered } = setUp()
    dispatcher.register(takes('page'), 'page')
    const release = dispatcher.hold()
    for (let n = 1; n <= 30; n += 1) dispatcher.dispatch(scanned(`N${n}`))
    release()
    await expect.poll(() => log.at(-1)).toBe('page N20')
    await allIsDelivered()
    expect(log).toHaveLength(20)
  })
})
