import type { Logger } from 'pino'
import type { SerialScanner } from '../devices/serial-scanner.ts'
import type { HostKind, Printing } from '../host.ts'
import type { Store } from '../db/store.ts'
import type { LiveHub } from './live-hub.ts'
import type { PhotoFiles } from './photo-files.ts'
import type { Sealer } from './sealer.ts'

/** The time, as the depot's host sees it. */
export interface Clock {
  now(): string
}

/** Where ids and secrets come from; tests give their own so that a run repeats. */
export interface RandomSource {
  /** A UUIDv7, in order of making. */
  id(): string
  /** `count` random decimal digits. */
  digits(count: number): string
  bytes(count: number): Uint8Array
  /** 256 random bits as base64url. */
  token(): string
}

/** What the handlers are built on: one per open depot. */
export interface Core {
  readonly store: Store
  readonly clock: Clock
  readonly random: RandomSource
  readonly hub: LiveHub
  readonly sealer: Sealer
  readonly photos: PhotoFiles
  /** The scanner at a serial port of this machine. */
  readonly serial: SerialScanner
  readonly log: Logger
  /** scrypt's cost as a power of two: 17 in earnest (QUALITY.md), less in tests. */
  readonly pinCostLog2: number
}

export type { HostKind, Printing }
