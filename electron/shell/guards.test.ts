import { describe, expect, test } from 'vitest'
import { mayOpenOutside, mayUse } from './guards.ts'
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
