import type { KeyboardEvent } from 'react'

/** Alt with an arrow moves the line that the focus is in; the focus goes with it, because the line keeps its key. */
export const moveByKeys = (event: KeyboardEvent, move: (by: number) => void): void => {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  event.stopPropagation()
  move(event.key === 'ArrowUp' ? -1 : 1)
}

/** After a line was added its first field gets the focus, after one was removed the line that took its place or the list's button. */
export const focusLine = (list: HTMLElement | null, index: number): void => {
  requestAnimationFrame(() => {
    const lines = list?.querySelectorAll<HTMLElement>('[data-line]') ?? []
    const line = lines[Math.min(index, lines.length - 1)]
    const field = line?.querySelector<HTMLElement>('input, textarea') ?? list?.querySelector<HTMLElement>('button')
    field?.focus()
  })
}
