import type { SerialSettings } from '../../../shared/scanner/scanner.contract.ts'
import type { HostKind } from '../../host.ts'
import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { scansAt } from './serial-scans.ts'

/** All windows of the desktop are at one place; browsers name theirs. */
const placeOf = (host: HostKind, named: string): SerialSettings['place'] => (host === 'desktop' ? 'desktop' : named)

export function scannerHandlers(os: Implementer, { serial }: Core) {
  return {
    ports: os.scanner.ports.handler(() => serial.ports()),
    serial: os.scanner.serial.handler(({ input, context }) => {
      const chosen = serial.settings()
      const isHere = chosen?.place === placeOf(context.host, input.place)
      return { path: chosen?.path ?? null, baudRate: chosen?.baudRate ?? 9600, isHere, state: serial.state() }
    }),
    setSerial: os.scanner.setSerial.handler(async ({ input, context }) => {
      const place = placeOf(context.host, input.place)
      await serial.use(input.path === null ? null : { path: input.path, baudRate: input.baudRate, place })
      return { state: serial.state() }
    }),
    scans: os.scanner.scans.handler(({ input, context, signal }) => scansAt(serial, placeOf(context.host, input.place), signal)),
  }
}
