/** Name of the one IPC channel, and of the message by which the page asks for its port and gets it. */
export const PORT_CHANNEL = 'handback:port'
export const ASK_FOR_PORT = 'handback:ask-for-port'
