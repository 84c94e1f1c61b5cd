import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { REFUSALS } from '../../shared/kernel/refusal.ts'
import { startLanguages } from '../locales/i18n.ts'
import { speakMoney } from '../locales/money-words.ts'
import { classifyFailure, failureText, fieldText } from './failures.ts'
import { createIntentKeys } from './intent-key.ts'

const i18n = startLanguages('en')
speakMoney(i18n)
const english = i18n.getFixedT('en')
const chinese = i18n.getFixedT('zh-CN')

const refused = (reason: string, params: Record<string, string | number> = {}) =>
  new ORPCError('REFUSED', { status: 422, data: { reason, params } })

describe('failures in words', () => {
  test.each(REFUSALS)('%s has a sentence in both languages', (reason) => {
    for (const t of [english, chinese]) expect(failureText(t, refused(reason)).title).not.toContain('refusal.')
  })

  test('a refused policy names the clauses that contradict each other', () => {
    const refusal = refused('policy-contradicts', { rules: 'impossible 2.1; clash 1.1 1.2' })
    expect(failureText(english, refusal).title).toContain('2.1 can never apply; 1.1 and 1.2 say the opposite.')
    expect(failureText(chinese, refusal).title).toContain('规则 2.1 永远不会适用；规则 1.1 与 1.2 互相矛盾。')
  })

  test('a refusal names stages in the language of the reader', () => {
    const move = refused('move-not-in-table', { from: 'ready', to: 'assessing' })
    expect(failureText(english, move).title).toBe('A job cannot go from Ready to Assessing.')
    expect(failureText(chinese, move).title).toBe('工单不能从“待交付”转到“检测中”。')
  })

  test('a refusal says its amount in the depot’s currency', () => {
    const above = refused('payment-above-due', { amount: 1250, currency: 'EUR' })
    expect(failureText(english, above).title).toBe('Only €12.50 is due. Take less, or confirm that more is paid.')
    expect(failureText(chinese, above).title).toContain('€12.50')
  })

  test('invalid input marks its fields, without sentences that are not ours', () => {
    const invalid = new ORPCError('BAD_REQUEST', {
      data: {
        issues: [
          { path: ['unit', 'serial'], message: 'tooLong|max=64' },
          { path: ['x'], message: 'Invalid input: expected string' },
        ],
      },
    })
    expect(failureText(english, invalid).fields).toEqual({
      'unit.serial': 'Too long: at most 64 characters.',
      x: 'This cannot be accepted.',
    })
    expect(fieldText(english, 'constructor')).toBe('This cannot be accepted.')
  })

  test('an internal error shows its correlation id apart, a network failure is no error of the depot', () => {
    const internal = new ORPCError('INTERNAL_SERVER_ERROR', { data: { correlationId: 'c1' } })
    expect(failureText(english, internal)).toMatchObject({ correlationId: 'c1' })
    expect(classifyFailure(new TypeError('Failed to fetch'))).toEqual({ kind: 'offline' })
    expect(classifyFailure(new TypeError('serial.trim is not a function'))).toMatchObject({ kind: 'internal' })
    expect(classifyFailure(new ORPCError('STALE', { status: 409, data: { yours: 1, current: 2 } }))).toEqual({ kind: 'stale' })
  })
})

describe('idempotency keys', () => {
  test('the same fields keep their key until done, other fields get another', () => {
    let made = 0
    const keys = createIntentKeys(() => `k${(made += 1)}`)
    expect([keys.keyFor({ a: 1 }), keys.keyFor({ a: 1 }), keys.keyFor({ a: 2 })]).toEqual(['k1', 'k1', 'k2'])
    keys.done()
    expect(keys.keyFor({ a: 2 })).toBe('k3')
  })
})
