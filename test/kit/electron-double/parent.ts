/** What the double tells the test that started it. */
export type ToParent =
  | { kind: 'browser'; endpoint: string }
  | { kind: 'dialog'; title: string; content: string }
  | { kind: 'opened-outside'; url: string }

/** What a test asks of the double. */
export type FromParent = { kind: 'menu'; id: string } | { kind: 'quit' }

/** Without a parent the double works alone, and says what happens on standard error. */
export function tellParent(message: ToParent): void {
  if (process.send === undefined) process.stderr.write(`electron-double: ${JSON.stringify(message)}\n`)
  else process.send(message)
}

export function onParent(listener: (message: FromParent) => void): void {
  // The only sender is test/kit/desktop.ts, which is typed by the same union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  process.on('message', (message) => listener(message as FromParent))
  // A test that is gone leaves nothing running behind.
  process.on('disconnect', () => listener({ kind: 'quit' }))
}
