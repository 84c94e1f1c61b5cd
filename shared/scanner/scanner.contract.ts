import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '../kernel/procedure.ts'

/** A browser's own name for its place, made by the page and kept there; the desktop is one place. */
export const place = z.uuid()

export const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const

/** Paths by which the systems name serial ports; nothing else of the machine is ever opened. */
const PORT_PATH =
  /^(?:COM\d{1,3}|\/dev\/(?:tty(?:USB|ACM|S|AMA|XR)\d+|rfcomm\d+|cu\.[\w.-]+|tty\.[\w.-]+|serial\/by-(?:id|path)\/[\w:.+-]+))$/

export const serialPath = z.string().max(200).regex(PORT_PATH)

export const serialSettings = z.object({
  path: z.string().max(200),
  baudRate: z.literal(BAUD_RATES),
  /** Whose window hears it: a place of a browser, or the desktop. */
  place: z.union([place, z.literal('desktop')]),
})
export type SerialSettings = z.infer<typeof serialSettings>

/** `waiting`: it cannot be opened now, and is tried again by itself. */
export const serialState = z.enum(['off', 'open', 'waiting'])
export type SerialState = z.infer<typeof serialState>

/** Everybody but the auditor may say which scanner stands beside them, as with printers. */
const AT_WORK = ['counter', 'bench', 'stock', 'quality', 'administer'] as const

export const scannerContract = {
  /** The serial ports of the host, as its system names them. */
  ports: procedure('read').output(z.array(z.object({ path: z.string(), label: z.string() }))),
  /** The serial scanner of the host, and whether this place is the one that hears it. */
  serial: procedure('public')
    .input(z.object({ place }))
    .output(z.object({ path: z.string().nullable(), baudRate: z.literal(BAUD_RATES), isHere: z.boolean(), state: serialState })),
  /** The scanner at this port belongs to this place from now on; null lets go of the port. */
  setSerial: procedure(...AT_WORK)
    .input(z.object({ place, path: serialPath.nullable(), baudRate: z.literal(BAUD_RATES) }))
    .output(z.object({ state: serialState })),
  /**
   * What the serial scanner reads, for the window at its place that asked last. Also before anybody is signed in, for a badge; a place's
   * name is 122 random bits, which only its own pages know.
   */
  scans: procedure('public')
    .input(z.object({ place }))
    .output(eventIterator(z.object({ payload: z.string() }))),
}
