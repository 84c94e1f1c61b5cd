import type { TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

/** What a notice is about: it worked, good to know, look here, it did not work. */
export type NoticeTone = 'good' | 'info' | 'warn' | 'bad'

/** Words in the language of whoever reads them at that moment: the language can change while they are on the screen. */
export type Said = (t: TFunction) => string

export interface NoticeWords {
  readonly heading: string
  readonly text?: string | undefined
}

export interface NoticeAction {
  readonly label: Said
  readonly run: () => void
}

/** What became of a scan, a key, a drop or a paper. */
export interface Notice {
  readonly tone: NoticeTone
  readonly words: (t: TFunction) => NoticeWords
  readonly actions?: readonly NoticeAction[] | undefined
  /** A question: its first answer takes the focus and gives it back, so that Enter after a scan is enough. */
  readonly isQuestion?: boolean | undefined
  /** The page that it is about; it is over when one goes on. Everywhere when not said. */
  readonly on?: string | undefined
}

export interface ShownNotice extends Notice {
  /** Another one for every notice, so that the same words are said again. */
  readonly id: number
}

let shown: ShownNotice | undefined
let count = 0
const listeners = new Set<() => void>()

const change = (next: ShownNotice | undefined): void => {
  shown = next
  for (const listener of listeners) listener()
}

/** Says it in the one place for notices. The newest takes the place of the one before: whoever looks up sees what happened last. */
export const showNotice = (notice: Notice): void => {
  count += 1
  change({ ...notice, id: count })
}

/** Takes the notice away, whichever it is. */
export const closeNotice = (): void => {
  if (shown !== undefined) change(undefined)
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useShownNotice = (): ShownNotice | undefined => useSyncExternalStore(subscribe, () => shown)

/** How long it stays, ms: long enough to read it twice; longer where something can be answered. It always goes by itself. */
export const lifeOf = ({ tone, actions = [] }: Notice): number => {
  if (actions.length > 0) return 25_000
  return tone === 'good' || tone === 'info' ? 6_000 : 12_000
}
