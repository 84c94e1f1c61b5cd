import { Button, type ButtonProps, Tooltip, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { ariaShortcut } from './shortcuts.ts'
import { ShortcutKeys } from './ShortcutKeys.tsx'
import { useShortcut } from './use-shortcut.ts'

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'leftSection' | 'rightSection' | 'children'> {
  readonly label: string
  readonly icon?: ReactNode
  /** Shown on the button and answered anywhere on the screen. */
  readonly shortcut?: string | undefined
  /** The shortcut is only shown here: the dialog, the field or the menu that it belongs to answers it. */
  readonly isShortcutAnswered?: boolean
  /** Why it cannot be pressed now, in the reader's language. Undefined means it can. */
  readonly disabledReason?: string | undefined
  /** While a returned promise runs, the button shows it and cannot be pressed twice. The action handles its own errors. */
  readonly onAction?: (() => void | Promise<unknown>) | undefined
  readonly type?: 'button' | 'submit'
  readonly form?: string
  readonly 'data-testid'?: string
  /** See `focusHome`. */
  readonly 'data-focus-home'?: boolean
  /** Has the focus when it appears, also in a dialog: Enter does what the dialog was opened for. */
  readonly isFirst?: boolean
}

/**
 * A button that shows its shortcut and, when it cannot be pressed, says why: in a tooltip and to assistive technology.
 * It stays focusable then, because a disabled button that cannot be reached cannot explain itself.
 */
export const ActionButton = (props: ActionButtonProps) => {
  const { label, icon, shortcut, isShortcutAnswered = false, disabledReason, onAction, ...looks } = props
  const { type = 'button', loading, isFirst = false, ...rest } = looks
  const [isRunning, setRunning] = useState(false)
  const reasonId = useId()
  const isDisabled = disabledReason !== undefined
  const isBusy = isRunning || loading === true

  const act = () => {
    if (isDisabled || isBusy) return
    const result = onAction?.()
    if (!(result instanceof Promise)) return
    setRunning(true)
    void result.finally(() => setRunning(false))
  }
  useShortcut(shortcut, label, act, onAction !== undefined && !isDisabled && !isShortcutAnswered)

  return (
    <Tooltip label={disabledReason ?? label} disabled={!isDisabled}>
      <Button
        {...rest}
        type={isDisabled ? 'button' : type}
        autoFocus={isFirst}
        {...(isFirst ? { 'data-autofocus': true } : {})}
        leftSection={icon}
        rightSection={shortcut !== undefined && <ShortcutKeys keys={shortcut} />}
        loading={isBusy}
        {...(isDisabled ? { 'data-disabled': true } : {})}
        aria-disabled={isDisabled}
        {...(isDisabled ? { 'aria-describedby': reasonId } : {})}
        {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut) })}
        onClick={act}
      >
        {label}
        {isDisabled && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
      </Button>
    </Tooltip>
  )
}
