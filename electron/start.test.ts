import { describe, expect, test } from 'vitest'
import { defaultDataDir, depotDir } from './data-dir.ts'
import { DEFAULT_PORT, parseFlags } from './flags.ts'
import { describeFailure, failureKind } from './start-failures.ts'
import { StoreOpenError } from './db/store-errors.ts'

describe('flags', () => {
  test('none gives the defaults', () => {
    expect(parseFlags([])).toEqual({ kind: 'flags', flags: { dataDir: null, port: DEFAULT_PORT, open: true, sample: false } })
  })

  test('all of them', () => {
    expect(parseFlags(['--data', '/depot', '--port=0', '--no-open', '--sample'])).toEqual({
      kind: 'flags',
      flags: { dataDir: '/depot', port: 0, open: false, sample: true },
    })
  })

  test.each([
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--port', '70000'], '--port must be a number from 0 to 65535, not "70000"'],
    [['--port', 'abc'], '--port must be a number from 0 to 65535, not "abc"'],
    [['--port', '1e3'], '--port must be a number from 0 to 65535, not "1e3"'],
    [['--port='], '--port must be a number from 0 to 65535, not ""'],
    [['--port', '-1'], "Option '--port' argument is ambiguous"],
    [['--data', ' '], '--data needs a folder'],
    [['--data'], "Option '--data <value>' argument missing"],
    [['stray'], "Unexpected argument 'stray'"],
  ])('%s is refused in one line', (args, reason) => {
    expect(parseFlags(args)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) })
    expect(parseFlags(args)).not.toEqual({ kind: 'refused', reason: expect.stringContaining('\n') })
  })

  test("the desktop passes over Chromium's own switches", () => {
    expect(parseFlags(['--no-sandbox', '--data', '/depot', '--remote-debugging-port=0'], true)).toMatchObject({
      flags: { dataDir: '/depot' },
    })
    expect(parseFlags(['--data'], true)).toMatchObject({ kind: 'refused' })
  })
})

describe('the folder of the depot', () => {
  const linux = { platform: 'linux', home: '/home/amy', env: {} } as const

  test('is where each system keeps such data', () => {
    expect(defaultDataDir(linux)).toBe('/home/amy/.local/share/handback')
    expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/handback')
    expect(defaultDataDir({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe('/home/amy/.local/share/handback')
    expect(defaultDataDir({ platform: 'darwin', home: '/Users/amy', env: {} })).toBe(
      '/Users/amy/Library/Application Support/Handback',
    )
    expect(defaultDataDir({ platform: 'win32', home: 'C:/Users/amy', env: { APPDATA: 'C:/Roaming' } })).toContain('Handback')
  })

  test('of the sample is never the own one', () => {
    expect(depotDir({ dataDir: null, sample: true }, linux)).toBe('/home/amy/.local/share/handback/sample')
    expect(depotDir({ dataDir: '/elsewhere', sample: true }, linux)).toBe('/elsewhere')
  })
})

describe('why it did not start', () => {
  const place = { folder: '/depot', port: 7420 }

  test('each reason has its own plain sentence in both languages', () => {
    const kinds = [
      'locked',
      'missing',
      'corrupt',
      'truncated',
      'foreign',
      'newer',
      'read-only',
      'not-a-folder',
      'network-share',
      'pragma',
      'unreachable',
      'unsuitable',
      'key-missing',
      'key-damaged',
      'io',
    ] as const
    const said = kinds.flatMap((kind) =>
      ['en-GB', 'zh_CN.UTF-8'].map((locale) => describeFailure(new StoreOpenError(kind, 'detail'), place, locale)),
    )
    expect(new Set(said).size).toBe(kinds.length * 2)
    expect(said.filter((sentence) => sentence.includes('{') || sentence.includes('detail'))).toEqual([])
  })

  test('a port that is taken is named', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' })
    expect(describeFailure(taken, place, 'en')).toContain('Port 7420 is already in use')
  })

  test('anything else points to the log', () => {
    expect(failureKind(new Error('?'))).toBe('unknown')
    expect(failureKind(Object.assign(new Error('?'), { code: 'constructor' }))).toBe('unknown')
    expect(failureKind('thrown text')).toBe('unknown')
  })
})
