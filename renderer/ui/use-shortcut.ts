import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { declareShortcut, type DeclaredShortcut, declaredShortcuts, onShortcutsChange } from './shortcuts.ts'

/** Dialogs set 'dialog' for what is inside them. */
export const ShortcutLayerContext = createContext<DeclaredShortcut['layer']>('page')

/**
 * A shortcut for as long as the component is shown. Use modifiers or function keys ('mod+Enter', 'alt+n', 'F2'): a
 * scanner types bare letters. Pass `undefined` as keys for none. It does from the start what is shown: what comes after painting
 * would leave a busy machine's key to the step that was shown before.
 */
export const useShortcut = (keys: string | undefined, label: string, run: () => void, isEnabled = true): void => {
  const layer = useContext(ShortcutLayerContext)
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  useLayoutEffect(() => {
    if (keys === undefined || !isEnabled) return undefined
    return declareShortcut({ keys, label, layer, run: () => latest.current() })
  }, [keys, label, layer, isEnabled])
}

/** All shortcuts that work right now, for the list of shortcuts. */
export const useDeclaredShortcuts = (): readonly DeclaredShortcut[] =>
  useSyncExternalStore(onShortcutsChange, declaredShortcuts, declaredShortcuts)
