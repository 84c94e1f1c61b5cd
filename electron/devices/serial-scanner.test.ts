import { mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { plugIn, type PseudoScanner } from '../../test/kit/pseudo-terminal.ts'
import { scansAt } from '../features/scanner/serial-scans.ts'
import { createSerialScanner, type SerialScanner } from './serial-scanner.ts'

const code = scanCodeOf(jobNumber(123))
const log = pino({ level: 'silent' })

describe('a scanner at a serial port', () => {
  let folder: string
  let path: string
  let cable: PseudoScanner
  let scanner: SerialScanner
  let heard: string[]
  let told: string[]
  const open = () => {
    const onChange = () => told.push(scanner.state())
    return createSerialScanner({ file: join(folder, 'serial.json'), log, onChange, retryMs: 20 })
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handback-serial-'))
    path = join(folder, 'port')
    cable = await plugIn(path)
    heard = []
    told = []
    scanner = open()
  })
  afterEach(async () => {
    await scanner.close()
    await cable.unplug()
    await rm(folder, { recursive: true, force: true })
  })

  test('is heard, with and without an end of line, control characters and all', async () => {
    expect(scanner.state()).toBe('off')
    await scanner.use({ path, baudRate: 9600, place: 'desktop' })
    scanner.listen('desktop', (payload) => heard.push(payload))
    expect(scanner.state()).toBe('open')
    cable.send(`${code}\r\n]C10104006381333931\u001D21SN-9\r`)
    await expect.poll(() => heard).toEqual([code, ']C10104006381333931\u001D21SN-9'])
    cable.send('SN-0815')
    await expect.poll(() => heard.at(-1)).toBe('SN-0815')
    cable.send(Uint8Array.of(0xb2, 0xe2, 0x0d))
    await expect.poll(() => heard.at(-1)).toContain('\uFFFD')
  })

  test('comes back by itself when it was pulled out and put in again', async () => {
    await scanner.use({ path, baudRate: 9600, place: 'desktop' })
    scanner.listen('desktop', (payload) => heard.push(payload))
    cable.send('SN-1\r')
    await expect.poll(() => heard).toEqual(['SN-1'])
    await cable.unplug()
    await expect.poll(() => scanner.state()).toBe('waiting')
    cable = await plugIn(path)
    await expect.poll(() => scanner.state()).toBe('open')
    cable.send(`${code}\r`)
    await expect.poll(() => heard).toEqual(['SN-1', code])
    expect(told.slice(-3)).toEqual(['open', 'waiting', 'open'])
    await scanner.use(null)
    expect(told.at(-1)).toBe('off')
  })

  test('is let go when its path is gone, though the port itself says nothing, and comes back with the path', async () => {
    await scanner.use({ path, baudRate: 9600, place: 'desktop' })
    scanner.listen('desktop', (payload) => heard.push(payload))
    const far = await readlink(path)
    await rm(path)
    await expect.poll(() => scanner.state()).toBe('waiting')
    await symlink(far, path)
    await expect.poll(() => scanner.state()).toBe('open')
    cable.send(`${code}\r`)
    await expect.poll(() => heard).toEqual([code])
  })

  test('is the same after a new start, and none when its choice cannot be read', async () => {
    await scanner.use({ path, baudRate: 115_200, place: 'desktop' })
    await scanner.close()
    scanner = open()
    expect(scanner.settings()).toEqual({ path, baudRate: 115_200, place: 'desktop' })
    await expect.poll(() => scanner.state()).toBe('open')
    await scanner.use(null)
    expect(scanner.state()).toBe('off')
    expect(await readFile(join(folder, 'serial.json'), 'utf8')).toBe('null')
    await scanner.close()
    await writeFile(join(folder, 'serial.json'), '{"path":')
    scanner = open()
    expect(scanner.state()).toBe('off')
  })

  test('is heard by one window: of its place, the one that listens since the latest', async () => {
    const [here, elsewhere] = [crypto.randomUUID(), crypto.randomUUID()]
    await scanner.use({ path, baudRate: 9600, place: here })
    const foreign: string[] = []
    scanner.listen(elsewhere, (payload) => foreign.push(payload))
    scanner.listen(here, (payload) => heard.push(`first ${payload}`))
    const leaving = new AbortController()
    const second = scansAt(scanner, here, leaving.signal)
    const told = second.next()
    cable.send('SN-1\r')
    expect((await told).value).toEqual({ payload: 'SN-1' })
    leaving.abort()
    expect((await second.next()).done).toBe(true)
    cable.send('SN-2\r')
    await expect.poll(() => heard).toEqual(['first SN-2'])
    expect(foreign).toEqual([])
  })

  test('chosen while another port was still being opened is the only one that is heard', async () => {
    const other = join(folder, 'other port')
    const otherCable = await plugIn(other)
    const first = scanner.use({ path, baudRate: 9600, place: 'desktop' })
    await scanner.use({ path: other, baudRate: 9600, place: 'desktop' })
    await first
    scanner.listen('desktop', (payload) => heard.push(payload))
    cable.send('SN-1\r')
    otherCable.send('SN-2\r')
    await expect.poll(() => heard).toEqual(['SN-2'])
    expect(scanner.settings()?.path).toBe(other)
    await scanner.close()
    await otherCable.unplug()
  })

  test('that is not there is waited for', async () => {
    await scanner.use({ path: join(folder, 'nothing'), baudRate: 9600, place: 'desktop' })
    expect(scanner.state()).toBe('waiting')
    expect(Array.isArray(await scanner.ports())).toBe(true)
  })
})
