/**
 * Tells a keyboard-wedge scanner from a person at the same keyboard, from keys and their times alone. Pure: the listener in
 * `renderer/app/scanner` brings keys, clock and timer, and carries out the actions.
 *
 * A run of keys is a scan when it is at least `minLength` long and no two neighbours are more than `maxGapMs` apart. The first key of
 * a run cannot be known for what it is, so it is let through and the field is remembered before it (`mark`). Every further key of the
 * run is swallowed and held. When the run ends, either the field is brought back to what it was (`restore`) and the scan is told, or
 * the held characters are put back where they belong (`insert`), in order, at most `maxGapMs` later than the person typed them.
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
  /** Keys that end a scan. */
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
  ctrl?: boolean
  alt?: boolean
  meta?: boolean
  repeat?: boolean
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
  /** Bring the marked field back. */
  | { type: 'restore' }
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
      /** How many characters at the start went to the field: one, or none after a prefix. */
      through: 0 | 1
      startedAt: number
      lastAt: number
      prefixed: boolean
      /** The timer has been late once, and keys that waited behind it got their chance. */
      extended: boolean
    }
  /** A scan has just been told: its suffix, or a second one, may still come. */
  | { phase: 'after'; until: number }

export const idleWedge: WedgeState = { phase: 'idle' }

type Run = Extract<WedgeState, { phase: 'run' }>

/** How long after a scan without suffix a suffix still belongs to it: some scanners pause before it. */
const lateSuffixMs = 120
/** No code is longer; what comes beyond is swallowed and dropped. */
const longestRun = 600
/** Keys that accompany characters and say nothing by themselves. */
const silentKeys = new Set(['Shift', 'CapsLock', 'AltGraph', 'NumLock', 'Control', 'Alt'])

const pass: WedgeAction = { type: 'pass' }
const swallow: WedgeAction = { type: 'swallow' }

/** The control character a scanner means by this key: Ctrl+] is GS, as on a terminal; F8 is GS on some scanners. */
function controlCharacter({ key, ctrl, alt, meta }: WedgeKey): string | undefined {
  if (key === 'F8') return '\u001D'
  if (ctrl !== true || alt === true || meta === true || key.length !== 1) return undefined
  const code = key.toUpperCase().codePointAt(0) ?? 0
  return code >= 0x40 && code <= 0x5f ? String.fromCodePoint(code - 0x40) : undefined
}

const isPlainCharacter = ({ key, ctrl, alt, meta }: WedgeKey) =>
  /^.$/su.test(key) && ctrl !== true && alt !== true && meta !== true

/** Keys that belong to the person or the input method, whatever their speed: auto-repeat, composition, Alt+numpad codes. */
const isNobodysScan = (key: WedgeKey) =>
  key.repeat === true || key.isComposing === true || key.key === 'Process' || key.key === 'Unidentified' || key.key === 'Dead'

const isLongEnough = (run: Run, config: WedgeConfig) => run.text.length >= (run.prefixed ? 1 : config.minLength)

/** The end of a run: a scan if it was long enough, otherwise the held characters go back to the person. */
function settle(run: Run, config: WedgeConfig, suffix: string | undefined): WedgeAction[] {
  if (isLongEnough(run, config)) {
    const scan: WedgeAction = { type: 'scan', text: run.text, suffix, durationMs: run.lastAt - run.startedAt }
    return run.through === 0 ? [scan] : [{ type: 'restore' }, scan]
  }
  const held = (run.prefixed && config.prefix?.length === 1 ? config.prefix : '') + run.text.slice(run.through)
  return held === '' ? [] : [{ type: 'insert', text: held }]
}

function begin(key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  const wait: WedgeAction = { type: 'wait', ms: config.maxGapMs }
  const run = { phase: 'run', startedAt: key.at, lastAt: key.at, extended: false } as const
  if (config.prefix !== undefined && key.key === config.prefix) {
    return [{ ...run, text: '', through: 0, prefixed: true }, [swallow, wait]]
  }
  if (!isPlainCharacter(key)) return [idleWedge, [pass]]
  return [{ ...run, text: key.key, through: 1, prefixed: false }, [{ type: 'mark' }, pass, wait]]
}

/** A key that came soon enough to belong to the run. */
function goOn(run: Run, key: WedgeKey, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  if (silentKeys.has(key.key)) return [{ ...run, lastAt: key.at }, [pass, { type: 'wait', ms: config.maxGapMs }]]
  const control = controlCharacter(key)
  const suffix = control === '\r' || control === '\n' ? 'Enter' : key.key
  if (config.suffixes.includes(suffix) && isLongEnough(run, config)) {
    return [{ phase: 'after', until: key.at + config.maxGapMs }, [swallow, ...settle({ ...run, lastAt: key.at }, config, suffix)]]
  }
  // A control character is only believed once the run looks like a scan: Ctrl+A right after a letter is a person's.
  const character = isPlainCharacter(key) ? key.key : run.text.length >= 3 ? control : undefined
  if (character === undefined) return [idleWedge, [...settle(run, config, undefined), pass]]
  const text = run.text.length < longestRun ? run.text + character : run.text
  return [{ ...run, text, lastAt: key.at, extended: false }, [swallow, { type: 'wait', ms: config.maxGapMs }]]
}

function onTimeout(state: WedgeState, at: number, config: WedgeConfig): [WedgeState, WedgeAction[]] {
  if (state.phase !== 'run') return [state, []]
  const left = state.lastAt + config.maxGapMs - at
  if (left > 0) return [state, [{ type: 'wait', ms: left }]]
  // A late timer means a busy page, where keys may still be queued behind it: they get one turn.
  if (-left > config.maxGapMs && !state.extended) return [{ ...state, extended: true }, [{ type: 'wait', ms: config.maxGapMs }]]
  const ended = settle(state, config, undefined)
  return isLongEnough(state, config) ? [{ phase: 'after', until: at + lateSuffixMs }, ended] : [idleWedge, ended]
}

/** What to do with one key or timeout, and the state for the next. Exactly one of the actions for a key is `pass` or `swallow`. */
export function wedge(state: WedgeState, input: WedgeInput, config: WedgeConfig = defaultWedge): [WedgeState, WedgeAction[]] {
  if (input.type === 'timeout') return onTimeout(state, input.at, config)
  if (input.alt === true && /^\d$/.test(input.key)) return [state, [pass]]
  if (state.phase === 'after') {
    const control = controlCharacter(input)
    const isSuffix = config.suffixes.includes(control === '\r' || control === '\n' ? 'Enter' : input.key)
    if (isSuffix && input.repeat !== true && input.at <= state.until) return [state, [swallow]]
    return wedge(idleWedge, input, config)
  }
  if (state.phase === 'run') {
    if (!isNobodysScan(input) && input.at - state.lastAt <= config.maxGapMs) return goOn(state, input, config)
    const [next, actions] = isNobodysScan(input) ? [idleWedge, [pass]] : begin(input, config)
    return [next, [...settle(state, config, undefined), ...actions]]
  }
  return isNobodysScan(input) || silentKeys.has(input.key) ? [state, [pass]] : begin(input, config)
}

/** Whether what is held looks so much like a scan that the screen may say "reading…". */
export const isReading = (state: WedgeState): boolean => state.phase === 'run' && (state.prefixed || state.text.length >= 4)
