import { ipcRenderer } from 'electron'
import { ASK_FOR_PORT, PORT_CHANNEL } from '../shared/live/host-port.ts'

/**
 * Gives the page one MessagePort to the host, nothing else. The page posts `handback:ask-for-port` to its own window and gets
 * `handback:port` back with the port, once per load; no function or object of Electron ever reaches it.
 */

function isAsked(event: MessageEvent): boolean {
  return event.source === window && event.origin === window.location.origin && event.data === ASK_FOR_PORT
}

function answerOnce(event: MessageEvent): void {
  if (!isAsked(event)) return
  window.removeEventListener('message', answerOnce)
  ipcRenderer.once(PORT_CHANNEL, ({ ports }) => window.postMessage(PORT_CHANNEL, window.location.origin, ports))
  ipcRenderer.send(PORT_CHANNEL)
}

window.addEventListener('message', answerOnce)
