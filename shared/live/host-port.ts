/**
 * The desktop's hand-over of its port. The page posts `ASK_FOR_PORT` to its own window; the preload asks the main process over the
 * IPC channel `PORT_CHANNEL` and posts a message of that name back to the page, with the port. Page, preload and main process run
 * apart, so the two words stand here, once.
 */
export const PORT_CHANNEL = 'handback:port'
export const ASK_FOR_PORT = 'handback:ask-for-port'
