import { expect, test } from 'vitest'
import type { ChoiceEntitlement } from '../../../shared/entitlement/entitlement.ts'
import { choicesAtAGlance } from './choices-at-a-glance.ts'

const one = (choice: ChoiceEntitlement['choice'], price: ChoiceEntitlement['price'], state: ChoiceEntitlement['state']) => ({
  choice,
  price,
  state,
  ruleId: `${choice}-${price}`,
  until: null,
})

test('says each choice once, with what it costs now and what it may cost', () => {
  expect(
    choicesAtAGlance([
      one('repair', 'charged', 'open-now'),
      one('repair', 'free', 'if'),
      one('visit', 'free', 'if'),
      one('remote-help', 'free', 'open-now'),
      one('remote-help', 'charged', 'if'),
    ]),
  ).toEqual([
    { choice: 'repair', now: 'charged', perhaps: 'free' },
    { choice: 'visit', now: null, perhaps: 'free' },
    { choice: 'remote-help', now: 'free', perhaps: null },
  ])
})

test('a price that the missing facts cannot better is said alone', () => {
  expect(choicesAtAGlance([one('repair', 'charged', 'open-now'), one('repair', 'charged', 'if')])).toEqual([
    { choice: 'repair', now: 'charged', perhaps: null },
  ])
})
