import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { ChoiceWords, PresetCase } from '../../shared/entitlement/preset-case.ts'

/** A verdict as a page shows it in English, held against a case of the presets' tables. */

const LINE_WORDS = { labour: 'Labour', part: 'Parts', travel: 'Travel', shipping: 'Shipping', other: 'Other costs' }
const CHOICE_WORDS: Record<string, string> = {
  repair: 'Repair',
  return: 'Return',
  exchange: 'Exchange',
  refund: 'Refund',
  visit: 'Visit',
  'remote-help': 'Remote help',
  training: 'Training',
  maintenance: 'Maintenance',
}

/** `visit charged` and `visit free if` as the page says them: each choice once. */
const sayChoices = (choices: readonly ChoiceWords[]): string[] =>
  [...Map.groupBy(choices, (choice) => choice.split(' ')[0] ?? '')].map(([name, same]) => {
    const priceOf = (choice: string) => (choice.split(' ')[1] === 'free' ? 'free of charge' : 'at a price')
    const now = same.filter((choice) => !choice.endsWith(' if')).map(priceOf)
    const perhaps = same.filter((choice) => choice.endsWith(' if')).map((choice) => `perhaps ${priceOf(choice)}`)
    return `${CHOICE_WORDS[name]}: ${[...now, ...perhaps].join(', ')}`
  })

/** The lines of the verdict that are free of charge, in the words of the page. */
export async function freeLines(verdict: Locator): Promise<string[]> {
  const lines = await verdict.locator('.verdict-lines > li').filter({ hasText: 'free of charge' }).allInnerTexts()
  return lines.flatMap((text) => Object.values(LINE_WORDS).filter((line) => (text.split('\n')[0] ?? '').includes(line)))
}

/** Waits until the page says of each line and choice what the case does. */
export async function expectVerdict(verdict: Locator, { covered = [], choices }: PresetCase): Promise<void> {
  await expect.poll(() => verdict.locator('.verdict-choices > li').allInnerTexts()).toEqual(sayChoices(choices))
  await expect.poll(() => freeLines(verdict)).toEqual(covered.map((line) => LINE_WORDS[line]))
}
