import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWedge, idleWedge, wedge, type WedgeConfig, type WedgeInput, type WedgeKey } from './wedge.ts'
import { learnTiming } from './wedge-timing.ts'

/**
 * A text field and a timer, as simple as can be: what the listener does with the actions. `lags` are the milliseconds by which the
 * machine hands each key on later than it was pressed, while the timer goes by the clock.
 */
function play(keys: readonly WedgeKey[], config: WedgeConfig = defaultWedge, lags: readonly number[] = []) {
  let state = idleWedge
  let field = ''
  let marked = ''
  let due = Number.POSITIVE_INFINITY
  let now = 0
  const scans: string[] = []
  const passed: string[] = []
  const apply = (input: WedgeInput) => {
    const [next, actions] = wedge(state, input, config)
    state = next
    for (const action of actions) {
      if (action.type === 'pass' && input.type === 'key') {
        passed.push(input.key)
        if (input.isComposing) field += '拼'
        else if (input.key.length === 1 && !input.ctrl && !input.alt) field += input.key
      }
      if (action.type === 'mark') marked = field
      if (action.type === 'restore') field = marked
      if (action.type === 'insert') field += action.text
      if (action.type === 'scan') scans.push(action.text)
      if (action.type === 'wait') due = now + action.ms
    }
    return actions
  }
  const fire = () => {
    now = due
    due = Number.POSITIVE_INFINITY
    apply({ type: 'timeout', at: now })
  }
  for (const [index, key] of keys.entries()) {
    const arrival = Math.max(now, key.at + (lags[index] ?? 0))
    while (due < arrival) fire()
    now = arrival
    const decisions = apply(key).filter(({ type }) => type === 'pass' || type === 'swallow')
    expect(decisions).toHaveLength(1)
  }
  while (due !== Number.POSITIVE_INFINITY) fire()
  return { field, scans, passed }
}

const timed = (keys: readonly string[], gaps: readonly number[], from = 1_000): WedgeKey[] => {
  let at = from
  return keys.map((key, index) => {
    at += index === 0 ? 0 : (gaps[index - 1] ?? 0)
    return { type: 'key', key, at }
  })
}
const steady = (keys: readonly string[], gap: number, from?: number) => timed(keys, Array<number>(keys.length).fill(gap), from)

/** As a browser tells of keys that an input method has taken: by their place on the keyboard alone. */
const composed = (text: string, gap: number): WedgeKey[] =>
  steady(text.split(''), gap).map((key) => {
    const isLetter = /[a-z]/i.test(key.key)
    const code = key.key === '-' ? 'Minus' : `${isLetter ? 'Key' : 'Digit'}${key.key.toUpperCase()}`
    return { ...key, key: 'Process', code, shift: /[A-Z]/.test(key.key), isComposing: true }
  })

const printable = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-'.split(''))
const codeCharacter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split(''))

/** 120 words a minute with bursts of 35 ms, and rolls of two or three keys pressed nearly at once, never four. */
const humanTyping = fc
  .array(
    fc.record({
      keys: fc.array(printable, { minLength: 1, maxLength: 3 }),
      roll: fc.integer({ min: 2, max: 34 }),
      before: fc.integer({ min: 35, max: 250 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((groups) => ({
    keys: groups.flatMap(({ keys }) => keys),
    gaps: groups.flatMap(({ keys, roll, before }) => [before, ...keys.slice(1).map(() => roll)]).slice(1),
  }))

/** 1 to 15 ms a character, each with its own jitter, Enter, Tab or nothing at the end, Shift before letters or not. */
const scannerScan = fc
  .record({
    text: fc.array(codeCharacter, { minLength: 6, maxLength: 40 }),
    gaps: fc.array(fc.double({ min: 1, max: 15, noNaN: true }), { minLength: 90, maxLength: 90 }),
    suffix: fc.constantFrom('Enter', 'Tab', undefined),
    withShift: fc.boolean(),
  })
  .map(({ text, gaps, suffix, withShift }) => {
    const keys = text.flatMap((key) => (withShift && /[A-Z]/.test(key) ? ['Shift', key] : [key]))
    return { text: text.join(''), keys: suffix === undefined ? keys : [...keys, suffix], gaps }
  })

describe('a person', () => {
  it('is never taken for a scanner, and the field has exactly what was typed', () => {
    fc.assert(
      fc.property(humanTyping, ({ keys, gaps }) => {
        expect(play(timed(keys, gaps))).toMatchObject({ field: keys.join(''), scans: [] })
      }),
      { numRuns: 2_000 },
    )
  })

  it('may press Enter, Tab, Backspace or a shortcut right after a letter', () => {
    for (const key of ['Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Escape']) {
      expect(play(steady(['a', 'b', key], 12))).toMatchObject({ field: 'ab', scans: [], passed: ['a', key] })
    }
    const all: WedgeKey = { type: 'key', key: 'a', ctrl: true, at: 1_024 }
    expect(play([...steady(['a', 'b'], 12), all])).toMatchObject({ field: 'ab', scans: [] })
  })

  it('may hold a key down', () => {
    const held = steady('x'.repeat(40).split(''), 20).map((key, index) => ({ ...key, repeat: index > 0 }))
    expect(play(held)).toMatchObject({ field: 'x'.repeat(40), scans: [] })
  })

  it('may compose with an input method, or type Alt codes', () => {
    const unnamed = steady('nihaoshijie'.split(''), 10).map((key) => ({ ...key, isComposing: true }))
    expect(play(unnamed)).toMatchObject({ scans: [], passed: { length: 11 } })
    expect(play(composed('nihaoshijie', 45))).toMatchObject({ scans: [], field: '拼'.repeat(11) })
    // Keys that roll over, some of them the method's and some not, stay in their order.
    const rolled = play([...steady(['x', 'y'], 5, 990), ...composed('ni', 8)])
    expect(rolled).toMatchObject({ scans: [], field: 'xy拼拼' })
    const altCode = steady('0065006600670068'.split(''), 3).map((key) => ({ ...key, alt: true }))
    expect(play(altCode).scans).toEqual([])
  })
})

describe('a scanner', () => {
  it('is always recognised and leaves the field as it was, whatever was typed before', () => {
    fc.assert(
      fc.property(humanTyping, scannerScan, fc.integer({ min: 40, max: 400 }), (human, scan, pause) => {
        const typed = timed(human.keys, human.gaps)
        const played = play([...typed, ...timed(scan.keys, scan.gaps, (typed.at(-1)?.at ?? 0) + pause)])
        expect(played).toMatchObject({ field: human.keys.join(''), scans: [scan.text] })
        expect(played.passed).not.toContain('Enter')
        expect(played.passed).not.toContain('Tab')
      }),
      { numRuns: 2_000 },
    )
  })

  it('may scan twice in a row, and send its suffix late or twice', () => {
    const first = steady([...'HBC01X'.split(''), 'Enter'], 5)
    const second = steady([...'HBC02Y'.split(''), 'Enter', 'Enter'], 5, 1_200)
    expect(play([...first, ...second])).toMatchObject({ field: '', scans: ['HBC01X', 'HBC02Y'], passed: ['H', 'H'] })
    const late: WedgeKey = { type: 'key', key: 'Enter', at: 1_110 }
    expect(play([...steady('HBC01X'.split(''), 5), late])).toMatchObject({ scans: ['HBC01X'], passed: ['H'] })
  })

  it('does not take a later Enter of the person along', () => {
    const enter: WedgeKey = { type: 'key', key: 'Enter', at: 1_600 }
    expect(play([...steady('HBC01X'.split(''), 5), enter]).passed).toEqual(['H', 'Enter'])
  })

  it('sends GS as Ctrl+] or F8 and RS as Ctrl+^, and ends with Ctrl+J or Ctrl+M', () => {
    const keys = steady(['0', '1', '0', '9', ']', '2', 'F8', '1', '^', '3', 'j'], 4).map((key) => ({
      ...key,
      ctrl: [']', '^', 'j'].includes(key.key),
    }))
    expect(play(keys).scans).toEqual(['0109\u001D2\u001D1\u001E3'])
  })

  const takenByMethod: readonly [string, readonly WedgeKey[]][] = [
    ['all of its keys', composed('HBJ0000123X', 5)],
    ['all but capitals', [...steady(['H', 'B', 'J'], 5), ...composed('0000123x', 5).map((key) => ({ ...key, at: key.at + 15 }))]],
    [
      'its Enter too',
      [...composed('HBJ0000123X', 5), { type: 'key', at: 1_055, key: 'Process', code: 'Enter', isComposing: true }],
    ],
    ['all but its Enter', [...composed('HBJ0000123X', 5), { type: 'key', key: 'Enter', at: 1_055 }]],
  ]
  it.each(takenByMethod)('is read by the places of its keys when an input method takes %s', (_, keys) => {
    const { scans, field, passed } = play([...steady(['a', 'b'], 90, 100), ...keys])
    expect(scans.map((text) => text.toUpperCase())).toEqual(['HBJ0000123X'])
    expect(field).toBe('ab')
    expect(passed).not.toContain('Enter')
  })

  it('that is said to send no suffix ends by time, and an Enter soon after it is the person’s', () => {
    const config = { ...defaultWedge, suffixes: [] }
    const soon: WedgeKey = { type: 'key', key: 'Enter', at: 1_030 }
    const later: WedgeKey = { type: 'key', key: 'Enter', at: 1_110 }
    const code = steady('HBC01X'.split(''), 5)
    expect(play(code, config)).toMatchObject({ scans: ['HBC01X'], passed: ['H'] })
    expect(play([...code, later], config)).toMatchObject({ scans: ['HBC01X'], passed: ['H', 'Enter'] })
    expect(play([...code, soon], config)).toMatchObject({ scans: ['HBC01X'], passed: ['H'] })
    expect(play([...code, { ...later, key: 'Tab' }], { ...defaultWedge, suffixes: ['Enter'] })).toMatchObject({
      scans: ['HBC01X'],
      passed: ['H', 'Tab'],
    })
  })

  it('with a prefix puts nothing into the field even for a moment, and a person may type that key too', () => {
    const config = { ...defaultWedge, prefix: '~' }
    expect(play(steady(['~', 'S', 'N', '1', 'Enter'], 5), config)).toEqual({ field: '', scans: ['SN1'], passed: [] })
    expect(play(steady(['a', '~', 'b'], 90), config)).toMatchObject({ field: 'a~b', scans: [] })
  })

  it('is still recognised when the page was too busy for the timer', () => {
    let state = idleWedge
    for (const key of steady('HBJ'.split(''), 5)) [state] = wedge(state, key)
    const [waiting, actions] = wedge(state, { type: 'timeout', at: 1_400 })
    expect(actions).toEqual([{ type: 'wait', ms: 30 }])
    state = waiting
    for (const key of steady('0000123X'.split(''), 5, 1_015)) [state] = wedge(state, key)
    const [, ended] = wedge(state, { type: 'key', key: 'Enter', at: 1_055 })
    expect(ended).toContainEqual({ type: 'scan', text: 'HBJ0000123X', suffix: 'Enter', durationMs: 55 })
  })

  it('cannot fill the memory', () => {
    const [scan] = play(steady('x'.repeat(5_000).split(''), 1)).scans
    expect(scan?.length).toBeLessThanOrEqual(600)
  })
})

describe('a machine too busy to hand on keys in time', () => {
  const lags = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 200, maxLength: 200 })

  it('leaves what a person types as it was typed', () => {
    fc.assert(
      fc.property(humanTyping, lags(500), ({ keys, gaps }, late) => {
        expect(play(timed(keys, gaps), defaultWedge, late)).toMatchObject({ field: keys.join(''), scans: [] })
      }),
    )
  })

  it('loses no scan, and keeps it out of the field', () => {
    fc.assert(
      fc.property(scannerScan, lags(110), ({ text, keys, gaps }, late) => {
        expect(play(timed(keys, gaps), defaultWedge, late)).toMatchObject({ field: '', scans: [text] })
      }),
    )
  })

  it('tells a scan whole in the end, however long its keys were underway, and submits nothing', () => {
    fc.assert(
      fc.property(scannerScan, lags(2_000), ({ text, keys, gaps }, late) => {
        const { field, scans, passed } = play(timed(keys, gaps), defaultWedge, late)
        expect({ field, told: scans.at(-1) }).toEqual({ field: '', told: text })
        expect(passed).not.toContain('Enter')
        expect(passed).not.toContain('Tab')
      }),
    )
  })

  it('brings the field back when the first key alone came in time, with a prefix too', () => {
    const late = [0, ...Array<number>(20).fill(300)]
    expect(play(steady([...'HBC01X'.split(''), 'Enter'], 5), defaultWedge, late)).toEqual({
      field: '',
      scans: ['HBC01X'],
      passed: ['H'],
    })
    const config = { ...defaultWedge, prefix: '~' }
    expect(play(steady([...'~HBC01X'.split(''), 'Enter'], 5), config, late)).toEqual({ field: '', scans: ['HBC01X'], passed: [] })
  })
})

describe('any keys at any time', () => {
  it('are survived, each decided once', () => {
    const key = fc.record({
      key: fc.oneof(printable, fc.constantFrom('Enter', 'Tab', 'Shift', 'F8', 'Process', 'Dead', 'Escape', '😀', '')),
      gap: fc.integer({ min: 0, max: 60 }),
      ctrl: fc.boolean(),
      alt: fc.boolean(),
      repeat: fc.boolean(),
      isComposing: fc.boolean(),
      shift: fc.boolean(),
      code: fc.constantFrom('', 'KeyA', 'Digit7', 'Numpad3', 'Slash', 'Enter', 'Tab', 'ShiftLeft', 'F8'),
    })
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        let at = 0
        expect(() => play(keys.map(({ gap, ...key }) => ({ type: 'key', at: (at += gap), ...key })))).not.toThrow()
      }),
    )
  })
})

describe('learned timing', () => {
  it('tells every scan like those it was learned from', () => {
    fc.assert(
      fc.property(fc.array(scannerScan, { minLength: 1, maxLength: 4 }), (scans) => {
        const learned = learnTiming(scans.map(({ keys, gaps }) => timed(keys, gaps).map(({ at }) => at)))
        expect(learned.isTellable).toBe(true)
        for (const { text, keys, gaps } of scans) {
          expect(play(timed(keys, gaps), { ...defaultWedge, ...learned }).scans).toEqual([text])
        }
      }),
    )
  })

  it('says when a scanner is as slow as typing, and is careful without samples', () => {
    expect(learnTiming([[0, 50, 100]])).toMatchObject({ isTellable: false, maxGapMs: 34 })
    expect(learnTiming([])).toMatchObject({ maxGapMs: 30, minLength: 6, isTellable: true })
  })
})
