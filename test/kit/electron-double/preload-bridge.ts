import type { CDPSession, Page } from 'playwright-core'
import { decodeFromPage, encodeForPage } from './message-ports.ts'
import type { DoublePort } from './message-ports.ts'
import { preloadWorld } from './preload-world.ts'
import type { WireMessage, WorldSide } from './preload-world.ts'

const WORLD = 'electron-preload'
const BINDING = 'electronDoubleSend'
const WORLD_SIDE = 'electronDoubleWorld'

export interface PreloadBridge {
  postMessage(channel: string, message: unknown, transfer: DoublePort[]): void
  close(): void
}

/**
 * Runs the real preload script in an isolated world of the page's main frame, before the page's own scripts, and carries its
 * messages and ports. The binding exists in that world only; the page cannot see it.
 */
export async function bridgePreload(
  page: Page,
  preloadSource: string,
  onSend: (channel: string, args: unknown[]) => void,
): Promise<PreloadBridge> {
  const cdp = await page.context().newCDPSession(page)
  const mainFrame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
  const ports = new Map<number, DoublePort>()
  let world: number | null = null
  let lastPort = 0

  const leaveWorld = () => {
    world = null
    for (const port of ports.values()) port.close()
    ports.clear()
  }
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== WORLD || frameOf(context.auxData) !== mainFrame) return
    leaveWorld()
    world = context.id
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === world) leaveWorld()
  })
  cdp.on('Runtime.executionContextsCleared', leaveWorld)
  page.on('close', leaveWorld)
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING || executionContextId !== world) return
    // The world's side writes only this shape (preload-world.ts).
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const message = JSON.parse(payload) as WireMessage
    if (message.kind === 'send') onSend(message.channel, message.args)
    else if (message.kind === 'port-message') ports.get(message.port)?.postMessage(decodeFromPage(message.data))
    else ports.get(message.port)?.close()
  })

  await cdp.send('Runtime.enable')
  await cdp.send('Page.enable')
  await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: worldSource(preloadSource), worldName: WORLD })

  const callWorld = (method: keyof WorldSide, ...args: unknown[]) => {
    if (world !== null) runInWorld(cdp, world, method, args)
  }
  return {
    postMessage(channel, message, transfer) {
      const ids = transfer.map((port) => {
        lastPort += 1
        const id = lastPort
        ports.set(id, port)
        port.moveToPage({
          receive: (data) => callWorld('portMessage', id, encodeForPage(data)),
          close: () => callWorld('portClose', id),
        })
        return id
      })
      callWorld('deliver', channel, message, ids)
    },
    close: leaveWorld,
  }
}

/** Calls run in the order they are sent. A world that is gone by then needs no answer: its ports are closed already. */
function runInWorld(cdp: CDPSession, executionContextId: number, method: keyof WorldSide, args: unknown[]): void {
  cdp
    .send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration: `(...args) => ${WORLD_SIDE}.${method}(...args)`,
      arguments: args.map((value) => ({ value })),
    })
    .then(
      ({ exceptionDetails }) =>
        exceptionDetails && process.stderr.write(`electron-double: ${exceptionDetails.exception?.description}\n`),
      (error: unknown) => process.env['HANDBACK_DOUBLE_DEBUG'] && process.stderr.write(`electron-double: ${String(error)}\n`),
    )
}

function frameOf(auxData: unknown): unknown {
  return typeof auxData === 'object' && auxData !== null && 'frameId' in auxData ? auxData.frameId : null
}

/** Electron runs a preload in the main frame only, unless told otherwise. */
function worldSource(preloadSource: string): string {
  return `if (window === window.top) {
  const require = (${preloadWorld.toString()})(${BINDING}, ${JSON.stringify(WORLD_SIDE)});
  const module = { exports: {} };
  (function (require, module, exports) {\n${preloadSource}\n})(require, module, module.exports);
}`
}
