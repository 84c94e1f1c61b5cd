import type { IpcMainEvent, WebContents } from 'electron'
import { isOwnUrl } from './own-origin.ts'

/** The slice of an IPC event that says who sent it. */
export interface Sender {
  sender: Pick<WebContents, 'id' | 'mainFrame'>
  senderFrame: Pick<NonNullable<IpcMainEvent['senderFrame']>, 'url'> | null
}

/**
 * Only the application's page itself, not a frame in it, gets a port. A frame that is gone has no sender and none either, and
 * an empty URL is not ours.
 */
export function isTrustedSender({ sender, senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnUrl(senderFrame.url)
}
