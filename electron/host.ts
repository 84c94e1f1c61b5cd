/** What a host (desktop window, station in a browser) gives to every call. Types only; the core knows no more of its host. */

import type { Router } from '@orpc/server'

export type HostKind = 'desktop' | 'station'

/** Where a caller's session token lives: window memory on the desktop, a cookie at a station. */
export interface SessionCarrier {
  read(): string | null
  /** `expiresAt` is an ISO-8601 UTC instant; the carrier forgets the token then. */
  write(token: string, expiresAt: string): void
  clear(): void
}

/** What the desktop can print silently; stations have none and print in the browser. */
export interface PrintRequest {
  /** A standalone document: its own styles, images as data URLs, no script. */
  html: string
  widthMicrons: number
  heightMicrons: number
  copies: number
  /** As `Printing.printers` names it; null is the system's default printer. */
  printerName: string | null
  landscape?: boolean
}

export interface PrinterDescription {
  name: string
  displayName: string
  isDefault: boolean
}

export interface Printing {
  /** The name of this computer, whose system has the printers. */
  readonly computer: string
  printers(): Promise<PrinterDescription[]>
  /**
   * Resolves when the system's spooler has taken the job; rejects with the reason when it has not, or with `PrintUnansweredError`
   * when nobody knows.
   */
  print(request: PrintRequest): Promise<void>
  savePdf(request: PrintRequest): Promise<Uint8Array>
}

/** Initial oRPC context of every call, whatever the host. */
export interface CallContext {
  host: HostKind
  session: SessionCarrier
  /** Stable name of the caller's place, for throttling sign-ins and for the audit: the desktop window, a browser's address. */
  device: string
  printing: Printing | null
  /** Under which the caller reaches this host's pages, `http://127.0.0.1:4210`; null on the desktop, which serves none. */
  ownAddress: string | null
}

/** A router whose procedures need no more than what a host gives, whatever its contract. */
// oxlint-disable-next-line typescript/no-explicit-any -- oRPC's own way to say so
export type HostRouter = Router<any, CallContext>
