import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DesktopEndedError, launchDesktop } from '../test/kit/desktop.ts'
import { launchStation } from '../test/kit/station.ts'

/** The built desktop as a process, on real Electron or on the double. */
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handback-main-'))
})

afterEach(async () => {
  // Chromium's last process may still be leaving its profile.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 })
})

test('it shows the application, and closes the depot when it quits', async () => {
  const desktop = await launchDesktop({ dataDir })
  const complaints: string[] = []
  desktop.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await desktop.page.locator('#root :visible').first().waitFor()
  await desktop.page.reload()
  await desktop.page.locator('#root :visible').first().waitFor()
  expect(complaints).toEqual([])
  expect(await desktop.close()).toEqual({ code: 0, signal: null })
  expect((await readdir(dataDir)).filter((name) => name.endsWith('-wal'))).toEqual([])
})

test('a depot that is open elsewhere is told in a dialog, in the language of the system', async () => {
  const station = await launchStation({ dataDir })
  const error = await launchDesktop({ dataDir, env: { HANDBACK_DOUBLE_LOCALE: 'zh-CN' } }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(DesktopEndedError)
  expect(error).toMatchObject({
    code: 1,
    dialogs: [{ title: 'Handback 无法启动', content: expect.stringContaining('正被其他程序使用') }],
  })
  await station.stop()
  expect(await readFile(join(dataDir, 'logs', 'desktop.log'), 'utf8')).toContain('start failed')
})
