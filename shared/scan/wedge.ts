import { characterOfKey } from './key-codes.ts'

/**
 * Tells a keyboard-wedge scanner from a person at the same keyboard, from keys and their times alone. Pure: the listener in
 * `renderer/app/scanner` brings keys, clock and timer, and carries out the actions.
 *
 * A run of keys is a scan when it is at least `minLength` long and no two neighbours are more than `maxGapMs` apart. The first key of
 * a run cannot be known for what it is, so it is let through and the field is remembered before it (`mark`). Every further key of the
 * run is swallowed and held. When the run ends, either the field is brought back to what it was (`restore`) and the scan is told, or
 * the held characters are put back where they belong (`insert`), in order, at most `maxGapMs` later than the person typed them.
 *
 * The keys' own times decide. A timer must end a run that no key ends, but on a busy machine keys reach the page later than they were
 * pressed: a key that belongs to a run which a timer has ended takes it up again, and the field is still brought back.
 *
 * Keys that an input method has taken cannot be kept from it. A run with one of them is let through whole, read by the places of its
 * keys, and when it was a scan the field is brought back from whatever the method made of it.
 */

export interface WedgeTiming {
  /** The longest time between two characters of one scan, in milliseconds. */
  maxGapMs: number
  /** The fewest characters of a scan. */
  minLength: number
}

export interface WedgeConfig extends WedgeTiming {
  /** A key that the scanner sends before each scan; it is swallowed at once, so nothing ever appears in a field. */
  prefix?: string
  /** Keys of which the scanner sends one at the end of a scan; none: its scans end by time. One of them is waited for. */
  suffixes: readonly string[]
}

/**
 * People who type 120 words a minute have bursts of 35 to 40 ms between two keys, and press two or three at once when fingers roll;
 * six keys in a row, each within 30 ms, they do not. USB scanners take 1 to 15 ms. Our shortest code is six characters long.
 */
export const defaultWedge: WedgeConfig = { maxGapMs: 30, minLength: 6, suffixes: ['Enter', 'Tab'] }

export interface WedgeKey {
  type: 'key'
  /** Monotonic milliseconds of the key itself, not of its handling (`event.timeStamp`). */
  at: number
  /** As `KeyboardEvent.key`. */
  key: string
  /** As `KeyboardEvent.code`. */
  code?: string
  shift?: boolean
  ctrl?: boolean
  alt?: boolean
  meta?: boolean
  repeat?: boolean
  /** An input method has taken it. */
  isComposing?: boolean
}

/** The timer asked for by `wait` has fired. */
export interface WedgeTimeout {
  type: 'timeout'
  at: number
}

export type WedgeInput = WedgeKey | WedgeTimeout

export type WedgeAction =
  /** Let this key do its work. */
  | { type: 'pass' }
  /** This key must reach nobody. */
  | { type: 'swallow' }
  /** Remember the focused field as it is now, before this key. */
  | { type: 'mark' }
  /** Bring the marked field back, out of the hands of an input method if it has a part in it. */
  | { type: 'restore'; isComposed: boolean }
  /** Type this into the focused field. */
  | { type: 'insert'; text: string }
  | { type: 'scan'; text: string; suffix: string | undefined; durationMs: number }
  /** Send a timeout so many milliseconds from now; replaces an earlier one. */
  | { type: 'wait'; ms: number }

export type WedgeState =
  | { phase: 'idle' }
  | {
      phase: 'run'
      text: string
      /** What the field lacks of it, should it be a person's. */
      held: string
      /** Something of it went to the field. */
      isSeen: boolean
      /** An input method took some of its keys: nothing of it is held. */
      isTaken: boolean
      startedAt: number
      lastAt: number
      prefixed: boolean
      /** The timer has been late once, and keys that waited behind it got their chance. */
      extended: boolean
    }
  /** A run has just ended: the suffix of a scan, or a second one, may still come; and more of it, when only a timer ended it. */
  | { phase: 'after'; until: number; run: Run | undefined }

export const idleWedge: WedgeState = { phase: 'idle' }

type Run = Extract<WedgeState, { phase: 'run' }>
type Ended = Extract<WedgeState, { phase: 'after' }>

/** A run long enough for a scan waits longer for its next key: half a code must not be told, and no person waits for it. */
const unhurriedMs = 120
/** How long after a scan without suffix a suffix still belongs to it: some scanners pause before it. */
const lateSuffixMs = 120
/** No code is longer; what comes beyond is swallowed and dropped. */
const longestRun = 600
/** Keys that accompany characters and say nothing by themselves. */
const silentKeys = new Set(['Shift', 'CapsLock', 'AltGraph', 'NumLock', 'Control', 'Alt'])
/** The same where an input method has taken them. */
const silentCodes = /^(?:Shift|Control|Alt)(?:Left|Right)$|^(?:CapsLock|NumLock)$/

const isSilent = (key: WedgeKey): boolean => silentKeys.has(key.key) || (isMethods(key) && silentCodes.test(key.code ?? ''))

const pass: WedgeAction = { type: 'pass' }
const swallow: WedgeAction = { type: 'swallow' }

/** The control character a scanner means by this key: Ctrl+] is GS, as on a terminal; F8 is GS on some scanners. */
function controlCharacter({ key, ctrl, alt, meta }: WedgeKey): string | undefined {
  if (key === 'F8') return '\u001D'
  if (ctrl !== true || alt === true || meta === true || key.length !== 1) return undefined
  const code = key.toUpperCase().codePointAt(0) ?? 0
  return code >= 0x40 && code <= 0x5f ? String.fromCodePoint(code - 0x40) : undefined
}

/** Which of these keys this is, if any. */
function suffixOf(key: WedgeKey, { suffixes }: Pick<WedgeConfig, 'suffixes'>): string | undefined {
  const control = controlCharacter(key)
  const name = control === '\r' || control === '\n' ? 'Enter' : key.key
  return suffixes.includes(name) ? name : undefined
}

const isPlainCharacter = ({ key, ctrl, alt, meta }: WedgeKey) =>
  /^.$/su.test(key) && ctrl !== true && alt !== true && meta !== true

const isMethods = (key: WedgeKey): boolean => key.isComposing === true || key.key === 'Process'

/** What a key that an input method has taken would have typed. */
const hiddenCharacter = (key: WedgeKey): string | undefined =>
  isMethods(key) && key.ctrl !== true && key.alt !== true && key.meta !== true
    ? characterOfKey(key.code ?? '', key.shift === true)
    : undefined

/** The Enter by which a scan ends, taken by the input method: it leaves the method's own line and submits nothing. */
const isHiddenSuffix = (key: WedgeKey): boolean => isMethods(key) && /^(?:Enter|NumpadEnter|Tab)$/.test(key.code ?? '')

/** Keys that are a person's, whatever their speed: auto-repeat, accents on their way, what a method has taken and says nothing of. */
const isNobodysScan = (key: WedgeKey) =>
  key.repeat === true ||
  key.key === 'Unidentified' ||
  key.key === 'Dead' ||
  (isMethods(key) && hiddenCharacter(key) === undefined && !isHiddenSuffix(key) && !silentCodes.test(key.code ?? ''))

const isLongEnough = (run: Run, config: WedgeConfig) => run.text.length >= (run.prefixed ? 1 : config.minLength)

/** The end of a run: a scan if it was long enough, otherwise the held characters go back to the person. */
function settle(run: Run, config: WedgeConfig, suffix: string | undefined): WedgeAction[] {
  if (isLongEnough(run, config)) {
    const scan: WedgeAction = { type: 'scan', text: run.text, suffix, durationMs: run.lastAt - run.startedAt }
    return run.isSeen ? [{ type: 'restore', isComposed: run.isTaken }, scan] : [scan]
  }
  return run.held === '' ? [] : [{ type: 'insert', text: run.held }]
}

const patience = (run: Run, config: WedgeConfig) =>
  isLongEnough(run, config) ? Math.max(unhurriedMs, config.maxGapMs) : config.maxGapMs

function begin(key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  const wait: WedgeAction = { type: 'wait', ms: config.maxGapMs }
  const run = { phase: 'run', startedAt: key.at, lastAt: key.at, extended: false, held: '', isTaken: false } as const
  if (config.prefix !== undefined && key.key === config.prefix) {
    const held = config.prefix.length === 1 ? config.prefix : ''
    return [{ ...run, text: '', held, isSeen: false, prefixed: true }, [{ type: 'mark' }, swallow, wait]]
  }
  const hidden = hiddenCharacter(key)
  if (hidden !== undefined)
    return [{ ...run, text: hidden, isSeen: true, prefixed: false, isTaken: true }, [{ type: 'mark' }, pass, wait]]
  if (!isPlainCharacter(key) || isMethods(key)) return [idleWedge, [pass]]
  return [{ ...run, text: key.key, isSeen: true, prefixed: false }, [{ type: 'mark' }, pass, wait]]
}

/** A key that came soon enough to belong to the run. */
function goOn(run: Run, key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  if (isSilent(key)) return [{ ...run, lastAt: key.at }, [pass, { type: 'wait', ms: patience(run, config) }]]
  if (run.isTaken || isMethods(key)) return goOnTaken(run, key, config)
  // At a scanner's pace it is the scanner's, whatever it was said to send: no form may be submitted by it.
  const suffix = suffixOf(key, config) ?? suffixOf(key, defaultWedge)
  if (suffix !== undefined && isLongEnough(run, config)) {
    const ended: Ended = { phase: 'after', until: key.at + config.maxGapMs, run: undefined }
    return [ended, [swallow, ...settle({ ...run, lastAt: key.at }, config, suffix)]]
  }
  // A control character is only believed once the run looks like a scan: Ctrl+A right after a letter is a person's.
  const character = isPlainCharacter(key) ? key.key : run.text.length >= 3 ? controlCharacter(key) : undefined
  if (character === undefined) return [idleWedge, [...settle(run, config, undefined), pass]]
  const text = run.text.length < longestRun ? run.text + character : run.text
  const longer = { ...run, text, held: run.held + character, lastAt: key.at, extended: false }
  return [longer, [swallow, { type: 'wait', ms: patience(longer, config) }]]
}

/** The same where an input method takes keys: all are let through, and what was held before goes first. */
function goOnTaken(run: Run, key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  const before: WedgeAction[] = run.held === '' ? [] : [{ type: 'insert', text: run.held }]
  const taken: Run = { ...run, held: '', isSeen: true, isTaken: true, lastAt: key.at, extended: false }
  const isEnd = isHiddenSuffix(key) || suffixOf(key, config) !== undefined || suffixOf(key, defaultWedge) !== undefined
  if (isEnd && isLongEnough(taken, config)) {
    const ended: Ended = { phase: 'after', until: key.at + config.maxGapMs, run: undefined }
    const suffix = suffixOf(key, config) ?? suffixOf(key, defaultWedge) ?? (key.code === 'Tab' ? 'Tab' : 'Enter')
    return [ended, [...before, isMethods(key) ? pass : swallow, ...settle(taken, config, suffix)]]
  }
  const character = hiddenCharacter(key) ?? (isPlainCharacter(key) && !isMethods(key) ? key.key : undefined)
  if (character === undefined) return [idleWedge, [...before, pass]]
  const longer = taken.text.length < longestRun ? { ...taken, text: taken.text + character } : taken
  return [longer, [...before, pass, { type: 'wait', ms: patience(longer, config) }]]
}

function onTimeout(state: WedgeState, at: number, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  if (state.phase !== 'run') return [state, []]
  const left = state.lastAt + patience(state, config) - at
  if (left > 0) return [state, [{ type: 'wait', ms: left }]]
  // A late timer means a busy page, where keys may still be queued behind it: they get one turn.
  if (-left > config.maxGapMs && !state.extended) return [{ ...state, extended: true }, [{ type: 'wait', ms: config.maxGapMs }]]
  const actions = settle(state, config, undefined)
  if (isLongEnough(state, config))
    return [{ phase: 'after', until: at + lateSuffixMs, run: { ...state, isSeen: false } }, actions]
  const run = { ...state, held: '', isSeen: state.isSeen || state.held !== '' }
  return [{ phase: 'after', until: Number.NEGATIVE_INFINITY, run }, actions]
}

/** Whether a key, by its own time, belongs to the run. Some scanners pause before the suffix. */
function isPartOf(run: Run, key: WedgeKey, config: WedgeConfig): boolean {
  const allowed = suffixOf(key, config) === undefined ? config.maxGapMs : patience(run, config)
  return !isNobodysScan(key) && key.at - run.lastAt <= allowed
}

/** A key after the end of a run: the suffix of its scan, more of it that came late, or the begin of something else. */
function goOnAfter(ended: Ended, key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  if (suffixOf(key, config) !== undefined && key.repeat !== true && key.at <= ended.until) return [ended, [swallow]]
  const { run } = ended
  if (run === undefined || !isPartOf(run, key, config)) return wedge(idleWedge, key, config)
  // Taken up by characters alone: for anything else a scan would be told twice.
  if (isSilent(key)) return [{ ...ended, run: { ...run, lastAt: key.at } }, [pass]]
  return isPlainCharacter(key) || hiddenCharacter(key) !== undefined || controlCharacter(key) !== undefined
    ? goOn(run, key, config)
    : begin(key, config)
}

/** What to do with one key or timeout, and the state for the next. Exactly one of the actions for a key is `pass` or `swallow`. */
export function wedge(state: WedgeState, input: WedgeInput, config: WedgeConfig = defaultWedge): [WedgeState, WedgeAction[]] {
  if (input.type === 'timeout') return onTimeout(state, input.at, config)
  if (input.alt === true && /^\d$/.test(input.key)) return [state, [pass]]
  if (state.phase === 'after') return goOnAfter(state, input, config)
  if (state.phase === 'run') {
    if (isPartOf(state, input, config)) return goOn(state, input, config)
    const [next, actions] = isNobodysScan(input) ? [idleWedge, [pass]] : begin(input, config)
    return [next, [...settle(state, config, undefined), ...actions]]
  }
  return isNobodysScan(input) || isSilent(input) ? [state, [pass]] : begin(input, config)
}

/** Whether what is held looks so much like a scan that the screen may say "reading…". */
export const isReading = (state: WedgeState): boolean => state.phase === 'run' && (state.prefixed || state.text.length >= 4)
