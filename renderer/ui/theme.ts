import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import { createTheme, Kbd } from '@mantine/core'
import type { Stage } from '../../shared/jobs/stages.ts'

/**
 * The look of Handback in one file: neutral surfaces, one accent, and the colours that carry meaning.
 * Everything that has a colour elsewhere (badge, board, chart, label preview) takes it from here by name.
 */

/** One colour with a meaning: its soft background, the text on it, and the solid mark (dot, bar, chart). */
export interface ToneColours {
  readonly background: string
  readonly text: string
  readonly solid: string
}

/** The same meaning in both schemes. */
export interface SchemeColours {
  readonly light: ToneColours
  readonly dark: ToneColours
}

const tone = (light: readonly [string, string, string], dark: readonly [string, string, string]): SchemeColours => ({
  light: { background: light[0], text: light[1], solid: light[2] },
  dark: { background: dark[0], text: dark[1], solid: dark[2] },
})

/** What a message, a check or a figure says: fine, watch it, act, know, nothing special. */
export const toneColours = {
  good: tone(['#e2f3e6', '#1b5e31', '#2b8a4b'], ['#183524', '#9fdcb2', '#4cb573']),
  warn: tone(['#fdf0d5', '#754600', '#b07000'], ['#3b2c10', '#f3cd86', '#d99a2b']),
  bad: tone(['#fde7e6', '#96201d', '#c9352f'], ['#45201f', '#ffb7b2', '#e8655e']),
  info: tone(['#e1eff7', '#0d4f6c', '#1b7ba3'], ['#17323f', '#a3d4ea', '#4ba3c7']),
  neutral: tone(['#eceff2', '#414a53', '#76808b'], ['#2d343c', '#c9cfd6', '#848e99']),
} as const satisfies Record<string, SchemeColours>

export type Tone = keyof typeof toneColours

/**
 * One colour per stage of a job, told apart by lightness and hue and never used without the stage's word.
 * Stages that wait for somebody else are warm, work of the depot is cool, ready is green.
 */
export const stageColours = {
  expected: tone(['#eef0f3', '#48515b', '#838d98'], ['#2a3037', '#c0c8d0', '#7f8994']),
  received: tone(['#e0eefb', '#0f4c81', '#2a7fc4'], ['#162f47', '#a5d0f5', '#4d9be0']),
  assessing: tone(['#e6e8fb', '#37409a', '#5b66cf'], ['#262a52', '#bcc3fa', '#7d88e8']),
  'awaiting-approval': tone(['#fdf0d5', '#754600', '#b07900'], ['#3b2c10', '#f3cd86', '#d99a2b']),
  'awaiting-parts': tone(['#fce8da', '#853b0c', '#c85f1c'], ['#42271a', '#f6bf9b', '#e0854a']),
  repairing: tone(['#d9f1f1', '#0b5557', '#14898c'], ['#123536', '#93dcdc', '#35b0b2']),
  'at-vendor': tone(['#f4e6f4', '#74306f', '#a7509f'], ['#3b2039', '#e8b6e3', '#c277ba']),
  testing: tone(['#eee6fb', '#58309c', '#8657d3'], ['#31234f', '#d1bbf8', '#a37fe6']),
  ready: tone(['#e2f3e6', '#1b5e31', '#2b8a4b'], ['#183524', '#9fdcb2', '#4cb573']),
  closed: tone(['#e6e8ea', '#3f464d', '#5f6872'], ['#242a30', '#aeb6be', '#6c7580']),
} as const satisfies Record<Stage, SchemeColours>

export type StageName = Stage

/** The CSS variable of a tone; the theme defines it for both schemes. */
export const toneVariable = (name: Tone, part: keyof ToneColours): string => `var(--hb-tone-${name}-${part})`

/** The CSS variable of a stage's colour; the theme defines it for both schemes. */
export const stageVariable = (name: StageName, part: keyof ToneColours): string => `var(--hb-stage-${name}-${part})`

const accent: MantineColorsTuple = [
  '#e9f3f8',
  '#d2e5ef',
  '#a6cbde',
  '#77b0cc',
  '#5199bc',
  '#358ab1',
  '#237da6',
  '#12678c',
  '#0b5676',
  '#05445f',
]

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e3e6ea',
  '#d4d9de',
  '#bcc4cb',
  '#8d97a2',
  '#59636d',
  '#464f58',
  '#333a42',
  '#1e2328',
]

const dark: MantineColorsTuple = [
  '#e3e6ea',
  '#c3c9d0',
  '#a0a9b3',
  '#7c8691',
  '#454d56',
  '#343b43',
  '#272d33',
  '#1c2126',
  '#15191d',
  '#0f1215',
]

/** System fonts only: nothing is fetched, and Chinese uses the face the reader's system was made for. */
const fontFamily = [
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  'Roboto',
  "'Noto Sans'",
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  'sans-serif',
].join(', ')

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono CJK SC', monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '18px', lineHeight: '1.35' },
      h3: { fontSize: '16px', lineHeight: '1.4' },
      h4: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { size: 36, variant: 'subtle' } },
    CloseButton: { defaultProps: { size: 36 } },
    // A hint under its field: fields beside each other stand in one line, and a label is next to what it names.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
    // Without a shadow a list or a menu is white on white, and its end is not seen.
    Combobox: { defaultProps: { shadow: 'md' } },
    Menu: { defaultProps: { shadow: 'md' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: 'md' } },
    // No padding by default: dialogs are made of Papers and have their own.
    Paper: { defaultProps: { withBorder: true } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        multiline: true,
        maw: 320,
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
})

const variablesOf = (scheme: 'light' | 'dark'): Record<string, string> => {
  const groups: readonly [string, Record<string, SchemeColours>][] = [
    ['tone', toneColours],
    ['stage', stageColours],
  ]
  const variables: Record<string, string> = {}
  for (const [group, colours] of groups) {
    for (const [name, { [scheme]: parts }] of Object.entries(colours)) {
      for (const [part, value] of Object.entries(parts)) variables[`--hb-${group}-${name}-${part}`] = String(value)
    }
  }
  return variables
}

/** Mantine's own notices in the tones of this app: its mixes are too loud on dark and too pale on light surfaces. */
const noticeVariables = (scheme: 'light' | 'dark'): Record<string, string> => {
  const { bad, warn, good, neutral } = toneColours
  const tones = { red: bad, orange: warn, yellow: warn, green: good, teal: good, gray: neutral }
  return Object.fromEntries(
    Object.entries(tones).flatMap(([name, { [scheme]: parts }]) => [
      [`--mantine-color-${name}-light`, parts.background],
      [`--mantine-color-${name}-light-color`, parts.text],
    ]),
  )
}

/** Surfaces and meaning colours as CSS variables, so that a change of scheme repaints without a render. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--hb-target': '36px' },
  light: {
    ...variablesOf('light'),
    ...noticeVariables('light'),
    '--hb-surface': '#ffffff',
    '--hb-line': gray[2],
    '--mantine-color-body': '#ffffff',
    '--hb-ground': gray[0],
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#6a747f',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': accent[7],
  },
  dark: {
    ...variablesOf('dark'),
    ...noticeVariables('dark'),
    '--hb-surface': dark[7],
    '--hb-line': dark[5],
    '--mantine-color-body': dark[7],
    '--hb-ground': dark[8],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#98a2ac',
    '--mantine-color-error': '#ff9d96',
    '--mantine-color-anchor': accent[3],
    // Selected places and light buttons: Mantine's own mix is nearly black on these surfaces.
    '--mantine-color-accent-light': '#1d3947',
    '--mantine-color-accent-light-hover': '#24455a',
    '--mantine-color-accent-light-color': accent[2],
  },
})
