import type { ChoiceEntitlement } from '../../../shared/entitlement/entitlement.ts'

type Price = ChoiceEntitlement['price']

/** One thing the customer may choose: at which price now, and at which once the missing facts turn out well. */
export interface ChoiceAtAGlance {
  readonly choice: ChoiceEntitlement['choice']
  /** Null = not open yet. */
  readonly now: Price | null
  /** Null = the missing facts change nothing. */
  readonly perhaps: Price | null
}

const best = (prices: readonly Price[]): Price | null => (prices.includes('free') ? 'free' : (prices[0] ?? null))

/** Each choice once, in the verdict's order. Pure. */
export const choicesAtAGlance = (choices: readonly ChoiceEntitlement[]): readonly ChoiceAtAGlance[] =>
  [...Map.groupBy(choices, ({ choice }) => choice)].map(([choice, same]) => {
    const pricesOf = (state: ChoiceEntitlement['state']) => same.filter((one) => one.state === state).map(({ price }) => price)
    const now = best(pricesOf('open-now'))
    const perhaps = best(pricesOf('if'))
    return { choice, now, perhaps: now === 'free' || now === perhaps ? null : perhaps }
  })
