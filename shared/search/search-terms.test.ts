import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigramWord, cjkBigrams } from './bigrams.ts'
import { composeHits } from './search-hits.ts'
import type { SearchHit } from './search.contract.ts'
import { searchTerms, searchText } from './search-terms.ts'

describe('bigrams', () => {
  it('are the neighbours of each run, and its last character', () => {
    expect(cjkBigrams('王小明 Wang 李华')).toEqual(['王小', '小明', '明', '李华', '华'])
    expect(cjkBigrams('no such thing')).toEqual([])
    expect(cjkBigrams('𠮷野')).toEqual(['𠮷野', '野'])
  })

  it('become words that no tokenizer splits, each different, a single one the beginning of its pairs', () => {
    const character = fc.integer({ min: 0x4e00, max: 0x2fa1f }).map((code) => String.fromCodePoint(code))
    fc.assert(
      fc.property(character, character, (a, b) => {
        expect(bigramWord(a + b)).toMatch(/^z[0-9a-z]{8}$/)
        expect(bigramWord(a + b).startsWith(bigramWord(a))).toBe(true)
        expect(bigramWord(a + b) === bigramWord(b + a)).toBe(a === b)
      }),
    )
  })
})

describe('search terms', () => {
  it('choose the index that can find the text', () => {
    const indexOf = (text: string) => searchTerms(text).index
    expect(['', '  ', '\u0000'].map(indexOf)).toEqual(['nothing', 'nothing', 'nothing'])
    expect(['wang', '小明华', 'a bcd', '12 34', 'SN-1'].map(indexOf)).toEqual(Array.from({ length: 5 }, () => 'trigram'))
    expect(['小明', '王', 'a王'].map(indexOf)).toEqual(['bigram', 'bigram', 'bigram'])
    expect(['w', 'wa', '1'].map(indexOf)).toEqual(['prefix', 'prefix', 'prefix'])
  })

  it('know a phone number and a serial without what people put in between', () => {
    expect(searchTerms('+49 (30) 12-34')).toMatchObject({ compact: '49301234' })
    expect(searchTerms('SN-12 34')).toMatchObject({ compact: 'sn1234', words: ['sn-12', '34'] })
    expect(searchTerms('sn1234')).toMatchObject({ compact: null, words: ['sn1234'] })
  })

  it('are few and short, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const terms = searchTerms(text)
        expect(terms.words.length).toBeLessThanOrEqual(6)
        expect(terms.words.join('').length).toBeLessThanOrEqual(100)
        expect(terms.words.join('')).not.toMatch(/\p{Cc}|\s/u)
      }),
    )
  })

  it('look into text whose fields stay apart', () => {
    expect(searchText(['Wáng', null, ' ', '１２3', 'wáng'])).toBe('wáng\n123')
  })
})

describe('the list of hits', () => {
  const hits = (kind: SearchHit['kind'], count: number): SearchHit[] =>
    Array.from({ length: count }, (_, index) => ({ kind, ref: String(index), title: '', subtitle: '', stage: null }))
  const kinds = (list: readonly SearchHit[]) => list.map((hit) => hit.kind)

  it('leaves room for the dealer behind thirty open jobs', () => {
    const list = composeHits([
      { hits: hits('job', 30), share: 7 },
      { hits: hits('unit', 30), share: 6 },
      { hits: hits('customer', 1), share: 5 },
    ])
    expect(list).toHaveLength(20)
    expect(kinds(list).filter((kind) => kind === 'customer')).toHaveLength(1)
    expect(kinds(list).toSorted()).not.toEqual(kinds(list))
    expect(kinds(list)).toEqual([
      ...Array.from({ length: 13 }, () => 'job'),
      ...Array.from({ length: 6 }, () => 'unit'),
      'customer',
    ])
  })

  it('is everything when it fits, and never more than twenty', () => {
    expect(composeHits([{ hits: hits('job', 3), share: 1 }])).toHaveLength(3)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 5 }), (groups) => {
        const list = composeHits(groups.map(([count, share]) => ({ hits: hits('job', count), share })))
        const total = groups.reduce((sum, [count]) => sum + count, 0)
        expect(list).toHaveLength(Math.min(20, total))
      }),
    )
  })
})
