import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { BrowserWindow, session } from 'electron'
import type { WebContents } from 'electron'
import { PrintUnansweredError } from '../devices/print-unanswered.ts'
import type { PrinterDescription, Printing, PrintRequest } from '../host.ts'
import { serveDocuments } from './app-protocol.ts'
import type { PreparedDocuments } from './app-protocol.ts'
import { denyPermissions } from './guards.ts'
import { PRINT_URL } from './own-origin.ts'

const PARTITION = 'printing'
const MICRONS_PER_INCH = 25_400
/** Chromium refuses smaller paper (see `webContents.print`). */
const MIN_MICRONS = 353
/** A paper on a roll is cut at two metres and the row that it was at (`rollLayouts`); larger is a mistake. */
const MAX_MICRONS = 2_200_000
const MAX_COPIES = 99
/** A spooler that has not answered by then is reported, so that the next document is not held up for ever. */
const PRINT_TIMEOUT_MS = 60_000

/** The print job was refused before it reached a printer, or by the printer's spooler. */
export class PrintError extends Error {
  override readonly name = 'PrintError'
}

/** Prints through hidden windows, one document at a time, so that pages come out in the order they were asked for. */
export function createPrinting(anyContents: () => WebContents | null): Printing {
  const documents: PreparedDocuments = new Map()
  const printSession = session.fromPartition(PARTITION)
  serveDocuments(printSession.protocol, documents)
  denyPermissions(printSession)

  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work, work)
    // The next document waits for this one, but its failure is this caller's alone.
    last = result.catch(() => null)
    return result
  }

  return {
    computer: hostname(),
    async printers() {
      const printers = await anyContents()?.getPrintersAsync()
      return (printers ?? []).map(describePrinter)
    },
    print: (request) => inTurn(() => withDocument(documents, request, (contents) => printSilently(contents, request))),
    savePdf: (request) =>
      inTurn(() =>
        withDocument(documents, request, async (contents) => {
          const pdf = await contents.printToPDF({
            pageSize: { width: request.widthMicrons / MICRONS_PER_INCH, height: request.heightMicrons / MICRONS_PER_INCH },
            landscape: request.landscape ?? false,
            margins: { top: 0, bottom: 0, left: 0, right: 0 },
            printBackground: true,
          })
          return new Uint8Array(pdf)
        }),
      ),
  }
}

/** Opens the document in a hidden window, waits until its fonts and images are drawn, and closes it whatever happens. */
async function withDocument<Result>(
  documents: PreparedDocuments,
  request: PrintRequest,
  use: (contents: WebContents) => Promise<Result>,
): Promise<Result> {
  refuseImpossible(request)
  const url = `${PRINT_URL}${randomUUID()}`
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      backgroundThrottling: false,
      spellcheck: false,
    },
  })
  documents.set(url, request.html)
  try {
    await window.loadURL(url)
    // The document's own scripts are refused by its policy; this one comes from us.
    await window.webContents.executeJavaScript(WAIT_UNTIL_DRAWN)
    return await use(window.webContents)
  } finally {
    documents.delete(url)
    window.destroy()
  }
}

const WAIT_UNTIL_DRAWN =
  'Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => null))]).then(() => true)'

function printSilently(contents: WebContents, request: PrintRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PrintUnansweredError('The printer did not answer')), PRINT_TIMEOUT_MS)
    contents.print(
      {
        silent: true,
        printBackground: true,
        deviceName: request.printerName ?? '',
        copies: request.copies,
        landscape: request.landscape ?? false,
        margins: { marginType: 'default' },
        pageSize: { width: request.widthMicrons, height: request.heightMicrons },
      },
      (isPrinted, reason) => {
        clearTimeout(timer)
        if (isPrinted) resolve()
        else reject(new PrintError(reason))
      },
    )
  })
}

function refuseImpossible({ widthMicrons, heightMicrons, copies }: PrintRequest): void {
  for (const side of [widthMicrons, heightMicrons]) {
    const isPaper = Number.isSafeInteger(side) && side >= MIN_MICRONS && side <= MAX_MICRONS
    if (!isPaper) throw new PrintError(`Paper of ${widthMicrons} × ${heightMicrons} microns cannot be printed`)
  }
  if (!Number.isInteger(copies) || copies < 1 || copies > MAX_COPIES) throw new PrintError(`${copies} copies cannot be printed`)
}

/** Electron no longer says which printer is the default; the system's spoolers put it in their options. */
function describePrinter(printer: Electron.PrinterInfo): PrinterDescription {
  const options: Readonly<Record<string, unknown>> = { ...printer.options }
  const isDefault = options['printer-is-default'] === 'true' || options['is-default'] === 'true'
  return { name: printer.name, displayName: printer.displayName || printer.name, isDefault }
}
