import { useEffect, useState } from 'react'

/** Where a page wants the focus when what had it is gone: what comes next there. Set it on one element of a page. */
export const focusHome = { 'data-focus-home': true } as const

/** An entry of a menu is gone once it was chosen; the button that opened the menu stays. */
const lasting = (element: Element | null): Element | null => {
  const menu = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return menu === null || menu === undefined ? element : document.getElementById(menu)
}

const focusHomeOfPage = (): void => {
  // The button may have another meaning by now, but it is still the next step. A page without one goes on from its beginning.
  const home = document.querySelector<HTMLElement>('main [data-focus-home]') ?? document.querySelector<HTMLElement>('main')
  home?.focus({ preventScroll: home.tagName === 'MAIN' })
}

/**
 * For dialogs: when this one goes, the focus returns to what opened it; and to the page's next step when `goesOn` says so, when
 * nothing had the focus (a scan opened it), or when what had it is gone. A dialog that opened meanwhile keeps the focus.
 */
export const useFocusBack = (goesOn: () => boolean = () => false): void => {
  // Asked before the dialog takes the focus.
  const [opener] = useState(() => lasting(document.activeElement))
  const [asksToGoOn] = useState(() => goesOn)
  useEffect(
    () => () => {
      if (document.activeElement !== document.body && document.activeElement !== null) return
      if (!asksToGoOn() && opener instanceof HTMLElement && opener !== document.body) opener.focus()
      if (document.activeElement === document.body) focusHomeOfPage()
    },
    [opener, asksToGoOn],
  )
}
