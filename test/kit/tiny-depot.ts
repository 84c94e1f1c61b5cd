import { eventIterator, oc } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import { z } from 'zod'
import type { CallContext, Printing, PrintRequest } from '../../electron/host.ts'

/** A depot of a few procedures that exercise what a HOST does: answers, sessions, streams, errors, sizes, printing. */
const contract = {
  ping: oc.output(z.object({ host: z.string(), device: z.string(), session: z.string().nullable(), canPrint: z.boolean() })),
  signIn: oc.input(z.object({ token: z.string() })).output(z.object({})),
  signOut: oc.output(z.object({})),
  count: oc.input(z.object({ upTo: z.number().int() })).output(eventIterator(z.number())),
  watch: oc.output(eventIterator(z.string())),
  echo: oc.input(z.string()).output(z.number()),
  fail: oc
    .input(z.enum(['plain', 'declared']))
    .errors({ STALE: { status: 409, message: 'Stale' } })
    .output(z.object({})),
  failStream: oc.output(eventIterator(z.number())),
  print: oc
    .input(z.object({ printerName: z.string().default('Label printer'), widthMicrons: z.number().default(62_000) }).prefault({}))
    .output(z.object({})),
  savePdf: oc.output(z.object({ start: z.string() })),
  printers: oc.output(z.array(z.object({ name: z.string(), displayName: z.string(), isDefault: z.boolean() }))),
  attachments: {
    add: oc.input(z.object({ file: z.file() })).output(z.object({ size: z.number() })),
    /** A photo; with `late` once whoever asked has gone. */
    read: oc.input(z.object({ late: z.boolean() })).output(z.object({ file: z.file() })),
  },
}

export type TinyContract = typeof contract

/** The text that must never leave the host or reach its log. */
export const SECRET_NAME = 'Wang Xiaoming 13800000000'
/** 62 × 29 mm, the job label's paper. */
export const LABEL: PrintRequest = {
  html: '<!doctype html><title>Label</title><style>p{font-family:sans-serif}</style><p>Label 王小明</p><script>document.title="scripted"</script>',
  widthMicrons: 62_000,
  heightMicrons: 29_000,
  copies: 2,
  printerName: 'Label printer',
}

export interface TinyDepot {
  router: ReturnType<typeof createRouter>
  publicAddress(): Promise<string | null>
  usePrinting(printing: Printing): void
  /** Tells every `watch` stream. */
  tell(text: string): void
  /** How many calls are open that end when their caller goes. */
  watching(): number
  close(): Promise<void>
  isClosed(): boolean
}

export function createTinyDepot(): TinyDepot {
  const watchers = new Set<(text: string) => void>()
  let closed = false
  return {
    router: createRouter(watchers),
    publicAddress: () => Promise.resolve(null),
    // Its procedures print by the call's own printers.
    usePrinting: () => undefined,
    tell: (text) => watchers.forEach((watcher) => watcher(text)),
    watching: () => watchers.size,
    async close() {
      closed = true
    },
    isClosed: () => closed,
  }
}

function createRouter(watchers: Set<(text: string) => void>) {
  const os = implement(contract).$context<CallContext>()
  return os.router({
    ping: os.ping.handler(({ context }) => ({
      host: context.host,
      device: context.device,
      session: context.session.read(),
      canPrint: context.printing !== null,
    })),
    signIn: os.signIn.handler(({ context, input }) => {
      context.session.write(input.token, '2099-01-01T00:00:00.000Z')
      return {}
    }),
    signOut: os.signOut.handler(({ context }) => {
      context.session.clear()
      return {}
    }),
    count: os.count.handler(async function* ({ input }) {
      for (let value = 1; value <= input.upTo; value += 1) yield value
    }),
    watch: os.watch.handler(async function* ({ signal }) {
      yield 'watching'
      yield* heard(watchers, signal)
    }),
    echo: os.echo.handler(({ input }) => input.length),
    fail: os.fail.handler(({ input, errors }) => {
      if (input === 'declared') throw errors.STALE()
      throw new Error(`No customer ${SECRET_NAME}`)
    }),
    failStream: os.failStream.handler(async function* () {
      yield 1
      throw new Error(`No customer ${SECRET_NAME}`)
    }),
    print: os.print.handler(async ({ context, input }) => {
      await sayingWhy(printingOf(context).print({ ...LABEL, ...input }))
      return {}
    }),
    savePdf: os.savePdf.handler(async ({ context }) => {
      const pdf = await printingOf(context).savePdf(LABEL)
      return { start: new TextDecoder().decode(pdf.subarray(0, 5)) }
    }),
    printers: os.printers.handler(({ context }) => printingOf(context).printers()),
    attachments: {
      add: os.attachments.add.handler(({ input }) => ({ size: input.file.size })),
      read: os.attachments.read.handler(async ({ input, signal }) => {
        if (input.late && signal !== undefined) await goneFrom(signal, watchers)
        return { file: new File([new Uint8Array(12 * 1024 * 1024)], 'photo.jpg') }
      }),
    },
  })
}

/** Counts as a watcher until the caller has gone. */
async function goneFrom(signal: AbortSignal, watchers: Set<(text: string) => void>): Promise<void> {
  const watcher = () => undefined
  watchers.add(watcher)
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  watchers.delete(watcher)
}

function printingOf(context: CallContext): Printing {
  if (context.printing === null) throw new ORPCError('NOT_IMPLEMENTED')
  return context.printing
}

/** The reason of a failed print, which a real depot would declare as an error of its own. */
async function sayingWhy(printed: Promise<void>): Promise<void> {
  try {
    await printed
  } catch (error) {
    throw new ORPCError('CONFLICT', { message: error instanceof Error ? error.message : String(error), cause: error })
  }
}

/** What is told from now on, until the caller leaves. */
async function* heard(watchers: Set<(text: string) => void>, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const waiting: string[] = []
  let wake = () => {}
  const watcher = (text: string) => {
    waiting.push(text)
    wake()
  }
  const leave = () => wake()
  watchers.add(watcher)
  signal?.addEventListener('abort', leave)
  try {
    // oxlint-disable-next-line no-unmodified-loop-condition -- the caller's leaving changes it from outside
    while (signal?.aborted !== true) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    watchers.delete(watcher)
    signal?.removeEventListener('abort', leave)
  }
}
