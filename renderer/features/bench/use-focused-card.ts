import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * A card that moves to another column is built anew there; the focus goes with it, also when somebody else moved it. Answers a
 * function that gives the focus to a card as soon as nothing else has it, for when a dialog about it closes.
 */
export const useFocusedCard = (board: RefObject<HTMLElement | null>): ((cardId: string) => void) => {
  const held = useRef<string | undefined>(undefined)
  useEffect(() => {
    const place = board.current
    const note = ({ target }: FocusEvent) => {
      held.current = target instanceof HTMLElement ? target.dataset['card'] : undefined
    }
    // A card that is taken away says that it lost the focus too, while it is still there: only afterwards it shows why.
    const forget = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        const isLeft = target instanceof HTMLElement && target.isConnected && target !== document.activeElement
        if (isLeft && held.current === target.dataset['card']) held.current = undefined
      })
    place?.addEventListener('focusin', note)
    place?.addEventListener('focusout', forget)
    return () => {
      place?.removeEventListener('focusin', note)
      place?.removeEventListener('focusout', forget)
    }
  }, [board])
  useLayoutEffect(() => {
    if (held.current === undefined || document.activeElement !== document.body) return
    board.current?.querySelector<HTMLElement>(`[data-card="${held.current}"]`)?.focus()
  })
  return useCallback((cardId) => {
    held.current = cardId
  }, [])
}
