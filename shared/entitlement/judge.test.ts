import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBody, anyCase, anyDay, knownFacts } from '../../test/kit/any-policy.ts'
import { addDays, addMonths, dateInZone } from '../kernel/time.ts'
import { entitlement, everyLine, type Entitlement, type TraceEntry } from './entitlement.ts'
import type { EntitlementFacts } from './facts.ts'
import { judgeEntitlement } from './judge.ts'
import { CHOICES, policyBody, RULE_LINES, type Choice, type Condition, type PolicyBody, type RuleLine } from './policy.ts'
import { FACTS } from './preset-case.ts'

const judge = (body: PolicyBody, facts: EntitlementFacts) =>
  judgeEntitlement({ policy: { name: { en: 'Any', 'zh-CN': '任意' }, version: 3, body }, facts })

const LINE_STRENGTH = { covered: 2, open: 1, charged: 0 }

/** Each right as a number, so that two verdicts can be compared: lines, choices for nothing, choices at whatever price. */
function strengths({ lines, choices }: Pick<Entitlement, 'lines' | 'choices'>): Readonly<Record<string, number>> {
  const best = (choice: Choice, isFreeOnly: boolean) => {
    const own = choices.filter((given) => given.choice === choice && !(isFreeOnly && given.price === 'charged'))
    return Math.max(0, ...own.map(({ state }) => (state === 'open-now' ? 2 : 1)))
  }
  return Object.fromEntries([
    ...RULE_LINES.map((line) => [line, LINE_STRENGTH[lines[line].state]]),
    ...CHOICES.flatMap((choice) => [
      [`${choice} free`, best(choice, true)],
      [choice, best(choice, false)],
    ]),
  ])
}

/** The rights that are weaker after than before. */
function lostRights(before: Entitlement, after: Entitlement): string[] {
  const left = strengths(after)
  return Object.entries(strengths(before)).flatMap(([right, strength]) => ((left[right] ?? 0) < strength ? right : []))
}

const grantsIt = (entry: TraceEntry, grant: RuleLine | Choice) => [...entry.grants.lines, ...entry.grants.choices].includes(grant)

describe('whatever the policy and the facts', () => {
  test('verifying proof never takes a right away, refusing it leaves what none at all leaves', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { partial }) => {
        const [none, unverified, verified, refused] = (['none', 'unverified', 'verified', 'refused'] as const).map((proof) =>
          judge(body, { ...partial, proof }),
        )
        if (!none || !unverified || !verified || !refused) throw new Error('four in, four out')
        expect(lostRights(none, unverified)).toEqual([])
        expect(lostRights(unverified, verified)).toEqual([])
        expect(strengths(refused)).toEqual(strengths(none))
        expect(strengths(none.onceVerified ?? none)).toEqual(strengths(verified))
        expect(verified.onceVerified).toBeNull()
      }),
    )
  })

  test('a later date never adds a right', () => {
    fc.assert(
      fc.property(anyBody, anyCase, fc.integer({ min: 0, max: 900 }), (body, { partial }, wait) => {
        expect(lostRights(judge(body, { ...partial, on: addDays(partial.on, wait) }), judge(body, partial))).toEqual([])
      }),
    )
  })

  test('one more rule, longer terms and one more repair never take a right away; no policy gives less than none', () => {
    fc.assert(
      fc.property(anyBody, anyCase, fc.nat(24), anyDay, (body, { partial }, more, day) => {
        const judged = judge(body, partial)
        expect(lostRights(judge({ ...body, rules: body.rules.slice(1) }, partial), judged)).toEqual([])
        expect(lostRights(judgeEntitlement({ policy: null, facts: partial }), judged)).toEqual([])
        const { partsMonths, labourMonths } = partial.terms[partial.region]
        const longer = { partsMonths: partsMonths + more, labourMonths: labourMonths + more }
        expect(lostRights(judged, judge(body, { ...partial, terms: { ...partial.terms, [partial.region]: longer } }))).toEqual([])
        const repaired = { number: 'J3', closedOn: day, partsUntil: addDays(day, 90), labourUntil: addDays(day, 90) }
        expect(lostRights(judged, judge(body, { ...partial, repairs: [...partial.repairs, repaired] }))).toEqual([])
      }),
    )
  })

  test('a repair never resets the maker’s warranty', () => {
    fc.assert(
      fc.property(anyBody, knownFacts, anyDay, (body, facts, day) => {
        const repaired = { number: 'J3', closedOn: day, partsUntil: day, labourUntil: day }
        const ends = (judged: Entitlement) =>
          judged.trace
            .flatMap(({ conditions }) => conditions.filter((checked) => checked.condition.if === 'maker-warranty'))
            .map(({ until, holds }) => [until, holds].join(' '))
        const before = ends(judge(body, facts))
        expect(new Set(ends(judge(body, { ...facts, repairs: [...facts.repairs, repaired] })))).toEqual(new Set(before))
      }),
    )
  })

  test('every verdict names a rule of the trace that grants it, really applies, and costs what the verdict says', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { partial }) => {
        const { lines, choices, trace } = judge(body, partial)
        const named = [
          ...RULE_LINES.map((line) => ({
            grant: line,
            ruleId: lines[line].ruleId,
            price: lines[line].state === 'charged' ? 'charged' : 'free',
            state: lines[line].state === 'open' ? 'open' : 'decides',
          })),
          ...choices.map(({ choice, ruleId, price, state }) => ({
            grant: choice,
            ruleId,
            price,
            state: state === 'if' ? 'open' : 'decides',
          })),
        ]
        for (const { grant, ruleId, price, state } of named) {
          const entry = trace.find((given) => given.ruleId === ruleId && grantsIt(given, grant))
          expect(entry).toMatchObject({ price, state })
          const holds = new Set(entry?.conditions.map((checked) => checked.holds))
          expect([holds.has(false), holds.has(null)]).toEqual([false, state === 'open'])
        }
        const decidingGrants = trace
          .filter(({ state }) => state === 'decides')
          .flatMap(({ grants }) => [...grants.lines, ...grants.choices])
        const certain = named.filter(({ state }) => state === 'decides').map(({ grant }) => grant)
        expect(decidingGrants.toSorted()).toEqual(certain.toSorted())
      }),
    )
  })

  test('what is not known leaves things open, and nothing else: filling it in turns neither covered nor charged round', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { full, partial }) => {
        const [before, after] = [judge(body, partial), judge(body, full)]
        const decided = strengths(after)
        const turned = Object.entries(strengths(before)).filter(
          ([right, strength]) => strength !== 1 && strength !== decided[right],
        )
        expect(turned).toEqual([])
        expect(Object.values(decided)).not.toContain(1)
        expect(after.missing).toEqual([])
      }),
    )
  })

  test('it is enough to fill in what it says is missing', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { full, partial }) => {
        const { missing } = judge(body, partial)
        const filled = { ...partial, ...Object.fromEntries(missing.map((name) => [name, full[name]])) }
        expect(strengths(judge(body, filled))).toEqual(strengths(judge(body, full)))
      }),
    )
  })

  test('a covered line is covered up to and with its last day, and not the day after', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { partial }) => {
        const { lines } = judge(body, partial)
        for (const line of RULE_LINES) {
          const { state, until } = lines[line]
          if (state !== 'covered' || until === null) continue
          expect(until >= partial.on).toBe(true)
          expect(judge(body, { ...partial, on: until }).lines[line].state).toBe('covered')
          expect(judge(body, { ...partial, on: addDays(until, 1) }).lines[line].state).not.toBe('covered')
        }
      }),
    )
  })

  test('verdict and policy are what their schemas say, also after a stay in the store', () => {
    fc.assert(
      fc.property(anyBody, anyCase, (body, { partial }) => {
        expect(policyBody.parse(body)).toEqual(body)
        const judged = judge(body, partial)
        expect(entitlement.parse(JSON.parse(JSON.stringify(judged)))).toEqual(judged)
      }),
    )
  })
})

/** A policy of one rule: free labour while these hold. */
const labourWhen = (...when: Condition[]): PolicyBody => ({
  rules: [
    {
      id: 'only',
      grants: { lines: ['labour'], choices: [] },
      price: 'free',
      when,
      clause: { number: '1', text: { en: 'Free labour', 'zh-CN': '免工时费' } },
    },
  ],
  duties: {
    replyHours: 24,
    bounceDays: 90,
    repairWarranty: { partsDays: 0, labourDays: 0 },
    qualityReportBefore: [],
    priceConfirmedBefore: [],
    maintenance: [],
  },
  standards: [],
})

describe('the calendar', () => {
  test.each([
    ['2025-01-31', 1, 'months', '2025-02-28'],
    ['2024-01-31', 1, 'months', '2024-02-29'],
    ['2024-02-29', 12, 'months', '2025-02-28'],
    ['2024-02-29', 48, 'months', '2028-02-29'],
    ['2025-11-30', 3, 'months', '2026-02-28'],
    ['2025-08-31', 13, 'months', '2026-09-30'],
    ['2024-02-28', 1, 'days', '2024-02-29'],
    ['2025-02-27', 7, 'days', '2025-03-06'],
    ['2025-12-29', 7, 'days', '2026-01-05'],
  ] as const)('bought on %s, %i %s: covered up to and with %s', (boughtOn, amount, unit, until) => {
    const body = labourWhen({ if: 'within', since: 'purchase', amount, unit })
    const labourOn = (on: string) => judge(body, { ...FACTS, boughtOn, on }).lines.labour
    expect(labourOn(until)).toEqual({ state: 'covered', ruleId: 'only', until })
    expect(labourOn(addDays(until, 1)).state).toBe('charged')
  })

  test.each(['Pacific/Kiritimati', 'Asia/Shanghai', 'Europe/Berlin', 'UTC', 'America/Los_Angeles', 'Pacific/Pago_Pago'])(
    'the last second of the last day at a depot in %s is covered, the next is not',
    (zone) => {
      const until = addMonths('2025-01-31', 1)
      const midnight = firstInstantOf(addDays(until, 1), zone)
      const body = labourWhen({ if: 'within', since: 'purchase', amount: 1, unit: 'months' })
      const stateAt = (at: number) =>
        judge(body, { ...FACTS, boughtOn: '2025-01-31', on: dateInZone(new Date(at).toISOString(), zone) }).lines.labour.state
      expect([stateAt(midnight - 1000), stateAt(midnight)]).toEqual(['covered', 'charged'])
    },
  )
})

/** The moment at which a day begins in a zone, found by the zone's own calendar, to the minute. */
function firstInstantOf(day: string, zone: string): number {
  const start = Date.parse(`${day}T00:00:00.000Z`) - 15 * 3_600_000
  const minutes = Array.from({ length: 30 * 60 }, (_, index) => start + index * 60_000)
  return minutes.find((at) => dateInZone(new Date(at).toISOString(), zone) === day) ?? Number.NaN
}

describe('the trace', () => {
  test('tells parts and labour apart where they end on different days', () => {
    const terms = { ...FACTS.terms, domestic: { partsMonths: 24, labourMonths: 12 } }
    const { trace, lines } = judgeEntitlement({ policy: null, facts: { ...FACTS, terms, on: '2027-06-01' } })
    expect(lines.part).toEqual({ state: 'covered', ruleId: 'standing-maker-warranty', until: '2028-05-31' })
    const maker = trace.filter(({ ruleId }) => ruleId === 'standing-maker-warranty')
    expect(maker.map(({ state, grants }) => [state, grants.lines, grants.choices])).toEqual([
      ['fails', ['labour'], ['repair']],
      ['decides', ['part'], []],
    ])
    expect(maker[1]?.conditions[0]).toEqual({
      condition: { if: 'maker-warranty' },
      holds: true,
      factName: 'boughtOn',
      fact: '2026-05-31',
      until: '2028-05-31',
    })
  })

  test('says which earlier job gives the repair warranty, the longest of several', () => {
    const repairs = [
      { number: 'J-1', closedOn: '2026-01-10', partsUntil: '2026-07-10', labourUntil: '2026-06-10' },
      { number: 'J-2', closedOn: '2026-03-10', partsUntil: '2026-06-10', labourUntil: null },
    ]
    const { trace } = judgeEntitlement({ policy: null, facts: { ...FACTS, repairs } })
    const given = trace.find(({ ruleId, state }) => ruleId === 'standing-repair-warranty' && state === 'decides')
    expect(given?.conditions[0]).toMatchObject({ holds: true, fact: 'J-1' })
  })

  test('quotes of several free rules the one that lasts longest', () => {
    const within = (amount: number): Condition => ({ if: 'within', since: 'purchase', amount, unit: 'days' })
    const body = labourWhen(within(10))
    const [only] = body.rules
    if (!only) throw new Error('a policy of one rule')
    const rules = [only, { ...only, id: 'longer', when: [within(30)] }, { ...only, id: 'as-long', when: [within(30)] }]
    expect(judge({ ...body, rules }, FACTS).lines.labour.ruleId).toBe('longer')
  })

  test('leaves without a policy a price for everything, and says so', () => {
    const { policy, lines } = judgeEntitlement({ policy: null, facts: FACTS })
    expect(policy).toBeNull()
    expect(everyLine((line) => lines[line].ruleId)).toEqual(everyLine(() => 'standing-at-a-price'))
  })
})
