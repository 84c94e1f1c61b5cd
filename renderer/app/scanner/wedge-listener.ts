import {
  defaultWedge,
  idleWedge,
  isReading,
  wedge,
  type WedgeConfig,
  type WedgeInput,
  type WedgeKey,
  type WedgeState,
} from '../../../shared/scan/wedge.ts'
import { insertIntoFocusedField, markFocusedField, type FieldMark } from './focused-field.ts'
import type { RawScan } from './scanner-context.ts'

export interface WedgeListenerOptions {
  config?: WedgeConfig
  onScan: (scan: RawScan) => void
  /** True while keys arrive that look like a scan, false when they ended. */
  onPending?: (isPending: boolean) => void
}

/** Enough of a scan to know its pace. */
const mostTimes = 64

const asWedgeKey = (event: KeyboardEvent): WedgeKey => {
  // AltGr reports itself as Ctrl+Alt on some systems; the character it makes is an ordinary one.
  const isAltGraph = event.getModifierState('AltGraph')
  return {
    type: 'key',
    at: event.timeStamp,
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    ctrl: event.ctrlKey && !isAltGraph,
    alt: event.altKey && !isAltGraph,
    meta: event.metaKey,
    repeat: event.repeat,
    // 229 is what browsers report for a key that an input method has taken.
    isComposing: event.isComposing || event.keyCode === 229,
  }
}

/**
 * Listens for a keyboard-wedge scanner on `target`, before anything in the page hears a key. Returns the removal.
 * How a scan is kept out of fields without holding up a person is told in this folder's README.
 */
export function listenForWedge(target: Window, { config = defaultWedge, onScan, onPending }: WedgeListenerOptions): () => void {
  let state: WedgeState = idleWedge
  let mark: FieldMark | undefined
  let timer: number | undefined
  let isPending = false
  let times: number[] = []

  const carryOut = (input: WedgeInput, event?: KeyboardEvent): void => {
    const [next, actions] = wedge(state, input, config)
    state = next
    for (const action of actions) {
      if (action.type === 'swallow') {
        event?.preventDefault()
        event?.stopImmediatePropagation()
      } else if (action.type === 'mark') {
        mark = markFocusedField()
        times = []
      } else if (action.type === 'restore') mark?.restore(action.isComposed)
      else if (action.type === 'insert') insertIntoFocusedField(action.text)
      else if (action.type === 'wait') wait(action.ms)
      else if (action.type === 'scan') onScan({ text: action.text, suffix: action.suffix, durationMs: action.durationMs, times })
    }
    if (input.type === 'key' && input.key.length === 1 && times.length < mostTimes) times = [...times, input.at]
    if (isReading(state) !== isPending) {
      isPending = !isPending
      onPending?.(isPending)
    }
  }

  const wait = (ms: number): void => {
    target.clearTimeout(timer)
    timer = target.setTimeout(() => carryOut({ type: 'timeout', at: target.performance.now() }), ms)
  }

  // Browsers autofill with keydown events that are no KeyboardEvent; keys that a page makes itself come from no scanner.
  const onKeyDown = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.isTrusted) carryOut(asWedgeKey(event), event)
  }

  target.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    target.removeEventListener('keydown', onKeyDown, { capture: true })
    target.clearTimeout(timer)
  }
}
