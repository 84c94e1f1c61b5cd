import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { addMs } from '../../../shared/kernel/time.ts'
import { paperKindOf, type Printer } from '../../../shared/printers/printers.ts'
import { dialectOf } from '../../db/store.ts'
import type { Sent } from '../../devices/send-over-tcp.ts'
import { systemTimers } from '../../devices/timers.ts'
import { describeError } from '../../rpc-errors.ts'
import type { Core, Printing } from '../../work/core.ts'
import { runWork, type Work } from '../../work/work.ts'
import type { DrawnDocument } from '../documents/render-document.tsx'
import { readActor } from '../staff/session.service.ts'
import { afterSending, unsure } from './after-sending.ts'
import { codesOf, drawRequest, hashOfDrawing, piecesOf } from './draw-print.service.ts'
import {
  claimPrint,
  findDue,
  listAbandoned,
  lockAbandoned,
  lockPrint,
  nextTryAt,
  type PrintRow,
  updatePrint,
} from './outbox.repository.ts'
import { keep, requestOf } from './outbox.service.ts'
import { findPrinter } from './printers.repository.ts'
import { type Machine, sendPiece } from './send-piece.ts'

/** Sends what lies in the outbox, one print at a time for each printer. One per host. */
export interface PrintWorker {
  /** This host has a window now, and with it the printers of its system. */
  usePrinting(printing: Printing): void
  /** Resolves when nothing is on its way and nothing is due. */
  idle(): Promise<void>
  /** Lets go of every printer and notes what became of the prints on their way; nothing is sent any more. */
  stop(): Promise<void>
}

/** A print on its way is another host's business for so long; it is said again while the print is on its way, however slow. */
const LEASE_MS = 300_000
const RENEW_MS = 100_000
/** Nothing tells one host of another's prints, so each looks that often. */
const LOOK_MS = 30_000
/** What could not be noted is noted later: the disk was full, the database away. */
const NOTE_AGAIN_MS = 5_000

/**
 * Starts sending. What another run of this host had on its way is asked for first: whether it came out only the person at the
 * printer knows. (QUALITY.md, "Nothing is lost": never doubled by itself.)
 */
export function startPrintWorker(core: Core, machineParts: Partial<Pick<Machine, 'timers' | 'send'>> = {}): PrintWorker {
  const closing = new AbortController()
  const timers = machineParts.timers ?? systemTimers
  const machine: Machine = { ...machineParts, timers, printing: null, signal: closing.signal }
  /** By the claim: a print that was asked about and sent again is another claim, also when this host takes it again. */
  const onTheirWay = new Map<string, Promise<void>>()
  let round: Promise<void> = Promise.resolve()
  let isWanted = false
  let callOff: () => void = () => undefined

  const work = <T>(useCase: (work: Work) => Promise<Outcome<T>>) =>
    runWork(core, { actor: null, device: 'host', procedure: 'printers.send' }, useCase)

  /** One round after the other, however often it is asked for. */
  const look = () => {
    if (isWanted || closing.signal.aborted) return
    isWanted = true
    round = lookAfter(round)
  }
  const lookAfter = async (earlier: Promise<void>) => {
    await earlier
    isWanted = false
    try {
      await sendDue()
    } catch (error) {
      core.log.error({ error: describeError(error) }, 'the outbox could not be read')
      wait(NOTE_AGAIN_MS)
    }
  }
  const wait = (milliseconds: number) => {
    callOff()
    callOff = timers.after(milliseconds, look)
  }

  const sendDue = async () => {
    await askForAbandoned()
    for (let row = await claimNext(); row !== null; row = await claimNext()) start(row)
    const now = core.clock.now()
    const next = await nextTryAt(core.store.read, now, machine.printing?.computer ?? null)
    const untilNext = next === null ? LOOK_MS : Date.parse(next) - Date.parse(now)
    if (!closing.signal.aborted) wait(Math.min(LOOK_MS, untilNext))
  }

  const askForAbandoned = async () => {
    // A file has one host, so that whatever another sender had is over; a database may have several, which renew their claims.
    const before = dialectOf(core.store.read) === 'sqlite' ? null : core.clock.now()
    const claims = [...onTheirWay.keys()]
    if ((await listAbandoned(core.store.read, claims, before)).length === 0) return
    await work(async (open) => {
      for (const row of await lockAbandoned(open.db, claims, before)) await keep(open, row, unsure('host-ended'))
      return done(null)
    })
  }

  const claimNext = async (): Promise<PrintRow | null> => {
    if (closing.signal.aborted) return null
    const now = core.clock.now()
    const computer = machine.printing?.computer ?? null
    if ((await findDue(core.store.read, now, computer)) === undefined) return null
    // Looked for again inside: another host may take one of the same printer at the same moment.
    const claimed = await work(async (open) => {
      const sender = core.random.id()
      const due = await findDue(open.db, now, computer)
      if (due === undefined || !(await claimPrint(open.db, due.id, sender, addMs(now, LEASE_MS)))) return missing
      open.touch('print', due.id)
      return done({ ...due, state: 'sending', sender, tries: due.tries + 1 })
    })
    return claimed.kind === 'done' ? claimed.value : null
  }

  const start = (row: PrintRow) => {
    const claim = claimOf(row)
    const way = deliver(row)
    onTheirWay.set(claim, way)
    void way.finally(() => {
      onTheirWay.delete(claim)
      look()
    })
  }

  const deliver = async (row: PrintRow): Promise<void> => {
    const lost = new AbortController()
    const stopRenewing = renew(row, () => lost.abort())
    let sent: Sent
    try {
      sent = await sendRest(row, { ...machine, signal: AbortSignal.any([closing.signal, lost.signal]) })
    } catch (error) {
      core.log.error({ print: row.id, error: describeError(error) }, 'a print failed')
      sent = { kind: 'unsure', fault: 'internal' }
    } finally {
      stopRenewing()
    }
    if (sent.kind !== 'sent') core.log.warn({ print: row.id, fault: sent.fault, detail: sent.detail }, 'not printed')
    await noteUntilKept(row, sent)
  }

  /**
   * Sends the pieces that are left, each by itself. Before each begins it is noted what came out so far, and of what it is: something
   * may have changed since it was asked for. Nothing more is sent when the print is not ours any more.
   */
  const sendRest = async (row: PrintRow, sending: Machine): Promise<Sent> => {
    const printer: Printer | null = row.printer_id === null ? null : await findPrinter(core.store.read, row.printer_id)
    const drawn = await drawAgain(core, row, printer)
    if ('kind' in drawn) return drawn
    const pieces = piecesOf(row, drawn)
    for (let index = row.pieces_sent; ; index += 1) {
      if (!(await noteProgress(row, drawn, index))) return { kind: 'unsure', fault: 'host-ended' }
      const sent = await sendPiece(sending, printer, { drawn, paper: paperKindOf(row.kind), copies: row.copies, index })
      if (sent.kind !== 'sent' || index + 1 >= pieces) return sent
    }
  }

  const noteProgress = (row: PrintRow, drawn: DrawnDocument, piecesSent: number) => {
    const known = { pieces: piecesOf(row, drawn), hash: hashOfDrawing(drawn), codes: JSON.stringify(codesOf(row.kind, drawn)) }
    return holdOn(row, { ...known, pieces_sent: piecesSent })
  }

  /** Keeps the claim, and what is known by now. False when the print is not ours any more. */
  const holdOn = async (row: PrintRow, known: Partial<PrintRow> = {}): Promise<boolean> => {
    const held = await work(async (open) => {
      if ((await lockOurs(open, row)) === null) return missing
      await updatePrint(open.db, row.id, { ...known, lease_until: addMs(open.now, LEASE_MS) })
      if (known.pieces_sent !== undefined) open.touch('print', row.id)
      return done(null)
    })
    return held.kind === 'done'
  }

  /** Renews the claim again and again; answers how to end that. */
  const renew = (row: PrintRow, whenLost: () => void): (() => void) => {
    let isOver = false
    let stopWaiting: () => void = () => undefined
    const waitOn = () => {
      if (!isOver) stopWaiting = timers.after(RENEW_MS, () => void again())
    }
    const again = async () => {
      try {
        if (!(await holdOn(row)) && !isOver) return whenLost()
      } catch (error) {
        core.log.error({ print: row.id, error: describeError(error) }, 'the claim of a print could not be renewed')
      }
      return waitOn()
    }
    waitOn()
    return () => {
      isOver = true
      stopWaiting()
    }
  }

  const noteUntilKept = async (row: PrintRow, sent: Sent): Promise<void> => {
    for (;;) {
      try {
        await note(row, sent)
        return
      } catch (error) {
        core.log.error({ print: row.id, error: describeError(error) }, 'what became of a print could not be noted')
        if (closing.signal.aborted) return
        await new Promise<void>((resolve) => {
          const stopWaiting = timers.after(NOTE_AGAIN_MS, resolve)
          closing.signal.addEventListener('abort', () => {
            stopWaiting()
            resolve()
          })
        })
      }
    }
  }

  const note = (row: PrintRow, sent: Sent) =>
    work(async (open) => {
      const now = await lockOurs(open, row)
      if (now === null) return missing
      await keep(open, now, afterSending(open, now, sent))
      return done(null)
    })

  const stopListening = core.hub.subscribe(({ changes }) => {
    if (changes.some(({ entity }) => entity === 'print')) look()
  })
  look()
  return {
    usePrinting(printing) {
      machine.printing = printing
      look()
    },
    async idle() {
      for (let rounds: unknown; rounds !== round || onTheirWay.size > 0;) {
        rounds = round
        await round
        await Promise.all(onTheirWay.values())
      }
    },
    async stop() {
      closing.abort()
      stopListening()
      callOff()
      await round
      await Promise.all(onTheirWay.values())
      callOff()
    },
  }
}

/** Every row that is being sent was claimed. */
function claimOf({ sender }: PrintRow): string {
  if (sender === null) throw new Error('a print on its way has a claim')
  return sender
}

/** The print as it is now, locked; null when another host took us for dead and asked: its question stands. */
async function lockOurs(work: Work, { id, sender }: PrintRow): Promise<PrintRow | null> {
  const now = await lockPrint(work.db, id)
  return now?.state === 'sending' && now.sender === sender ? now : null
}

/** Draws the paper as it is now. When some of it lies on the table already, the rest must not be of something else. */
async function drawAgain(
  core: Core,
  row: PrintRow,
  printer: Printer | null,
): Promise<DrawnDocument | Exclude<Sent, { kind: 'sent' }>> {
  const request = requestOf(core, row)
  const actor = await readActor(core.store.read, row.by_id)
  if (request === null || actor === null) return { kind: 'nothing', fault: 'not-drawn' }
  const drawn = await drawRequest(core, actor, request, printer)
  if (drawn.kind !== 'done') {
    return { kind: 'nothing', fault: 'not-drawn', detail: drawn.kind === 'refused' ? drawn.refusal.reason : 'missing' }
  }
  const isOther = row.pieces_sent > 0 && hashOfDrawing(drawn.value) !== row.hash
  return isOther ? { kind: 'nothing', fault: 'changed' } : drawn.value
}
