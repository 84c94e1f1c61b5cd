import type { Session } from 'electron'
import { describe, expect, test } from 'vitest'
import { denyPermissions, guardPermissions, mayOpenOutside, mayUse } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { isOwnUrl } from './own-origin.ts'

describe('our own origin', () => {
  test.each(['app://handback/', 'app://handback/jobs/1?x#y', 'APP://handback/'])('%s is ours', (url) => {
    expect(isOwnUrl(url)).toBe(true)
  })

  test.each([
    '',
    'about:blank',
    'null',
    'app://print/1',
    'app://handback.evil.example/',
    'app://handback:80/',
    'app://user@handback/',
    'https://handback/',
    'file:///handback/',
    'data:text/html,app://handback/',
  ])('"%s" is not', (url) => {
    expect(isOwnUrl(url)).toBe(false)
  })
})

describe('what may be opened outside', () => {
  test.each(['https://maker.example/manual', 'mailto:parts@example.com'])('%s may', (url) =>
    expect(mayOpenOutside(url)).toBe(true),
  )
  test.each([
    'http://maker.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://share/x',
    'ms-settings:',
    'app://handback/',
    '',
  ])('"%s" may not', (url) => expect(mayOpenOutside(url)).toBe(false))
})

describe('what the page may use', () => {
  const own = { permission: 'media', origin: 'app://handback/', media: ['video'] }

  test('its camera', () => expect(mayUse(own)).toBe(true))
  test.each([
    { ...own, media: ['audio'] },
    { ...own, media: ['video', 'audio'] },
    { ...own, media: [] },
    { ...own, media: ['unknown'] },
    { ...own, origin: 'https://evil.example/' },
    { ...own, origin: 'app://print/' },
    { ...own, origin: '' },
    { ...own, permission: 'geolocation' },
    { ...own, permission: 'notifications' },
    { ...own, permission: 'openExternal' },
  ])('nothing else: $permission $media for $origin', (asked) => expect(mayUse(asked)).toBe(false))
})

/** What a session was told to answer, asked as Chromium asks. */
function answersOf(guard: (session: Session) => void) {
  type Ask = Parameters<Session['setPermissionRequestHandler']>[0]
  type Check = Parameters<Session['setPermissionCheckHandler']>[0]
  type Device = Parameters<Session['setDevicePermissionHandler']>[0]
  const told: { ask: Ask; check: Check; device: Device } = { ask: null, check: null, device: null }
  const session = {
    setPermissionRequestHandler: (handler: Ask) => (told.ask = handler),
    setPermissionCheckHandler: (handler: Check) => (told.check = handler),
    setDevicePermissionHandler: (handler: Device) => (told.device = handler),
  }
  // The guards set these three handlers and touch nothing else of a session; the handlers do not look at the contents.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  guard(session as unknown as Session)
  // Safe: no handler looks at the page that asks.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const contents = {} as Electron.WebContents
  return {
    ask: (origin: string, isMainFrame = true, mediaTypes: ('video' | 'audio')[] = ['video']) => {
      const answers: boolean[] = []
      const details = { requestingUrl: origin, isMainFrame, mediaTypes, securityOrigin: origin }
      told.ask?.(contents, 'media', (isGranted) => answers.push(isGranted), details)
      return answers
    },
    check: (origin: string) =>
      told.check?.(null, 'media', origin, {
        isMainFrame: true,
        mediaType: 'video',
        requestingUrl: origin,
        securityOrigin: origin,
      }),
    // Safe: the answer is the same whatever device it is.
    device: () => told.device?.({ deviceType: 'usb', origin: 'app://handback', device: { deviceId: '1' } } as never),
  }
}

describe('a session', () => {
  test('of the application answers both what is asked and what is checked', () => {
    const answers = answersOf(guardPermissions)
    expect(answers.ask('app://handback/')).toEqual([true])
    expect(answers.ask('app://handback/', false)).toEqual([false])
    expect(answers.ask('app://handback/', true, ['video', 'audio'])).toEqual([false])
    expect(answers.ask('https://evil.example/')).toEqual([false])
    expect([answers.check('app://handback/'), answers.check('https://evil.example/')]).toEqual([true, false])
    expect(answers.device()).toBe(false)
  })

  test('of the printing windows grants nothing', () => {
    const answers = answersOf(denyPermissions)
    expect(answers.ask('app://handback/')).toEqual([false])
    expect([answers.check('app://handback/'), answers.device()]).toEqual([false, false])
  })
})

describe('the menu', () => {
  const flat = (isDevelopment: boolean, language: 'en' | 'zh-CN' = 'en') =>
    menuTemplate({ language, isDevelopment, openWindow: () => {} }).flatMap((top) =>
      Array.isArray(top.submenu) ? top.submenu : [],
    )

  test('reload and developer tools are for development only', () => {
    const roles = (isDevelopment: boolean) => flat(isDevelopment).map(({ role }) => role)
    expect(roles(true)).toContain('reload')
    expect(roles(false)).not.toContain('reload')
    expect(roles(false)).not.toContain('forceReload')
    expect(roles(false)).not.toContain('toggleDevTools')
  })

  test('every item has a word of its own in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      expect(flat(true, language).filter(({ type, label }) => type !== 'separator' && !label)).toEqual([])
    }
  })
})
