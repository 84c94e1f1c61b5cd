import { describe, expect, test } from 'vitest'
import { dropDraft, type DraftStorage, fillFrom, readDraft, withoutFields, writeDraft } from './drafts.ts'

const storage = (): DraftStorage & { readonly texts: Map<string, string> } => {
  const texts = new Map<string, string>()
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  }
}
const at = '2026-11-21T12:00:00.000Z'

describe('drafts', () => {
  test('come back as they were kept, until dropped', () => {
    const place = storage()
    expect(writeDraft(place, 'check-in', 1, { fault: '不开机' }, at)).toBe(true)
    expect(readDraft(place, 'check-in', 1)).toEqual({ values: { fault: '不开机' }, savedAt: at })
    dropDraft(place, 'check-in')
    expect(readDraft(place, 'check-in', 1)).toBeUndefined()
  })

  test('of another version, or broken, count as none', () => {
    const place = storage()
    writeDraft(place, 'check-in', 1, { fault: 'x' }, at)
    expect(readDraft(place, 'check-in', 2)).toBeUndefined()
    place.setItem('handback.draft.check-in', '{"version":1,')
    expect(readDraft(place, 'check-in', 1)).toBeUndefined()
  })

  test('never hold excluded fields', () => {
    const place = storage()
    writeDraft(place, 'check-in', 1, withoutFields({ fault: 'x', passcode: '4711' }, ['passcode']), at)
    expect([...place.texts.values()].join()).not.toContain('4711')
  })

  test('a full storage is told, other faults are not hidden', () => {
    const full: DraftStorage = {
      ...storage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(writeDraft(full, 'a', 1, {}, at)).toBe(false)
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    expect(() => writeDraft(storage(), 'a', 1, cyclic, at)).toThrow(TypeError)
  })

  test('fill only the fields the form has, with values of the same kind', () => {
    const empty: { fault: string; accessories: string[]; model: string | null } = {
      fault: '',
      accessories: ['charger'],
      model: null,
    }
    expect(fillFrom(empty, { fault: 7, accessories: [], model: 'm1', gone: true })).toEqual({
      fault: '',
      accessories: [],
      model: 'm1',
    })
  })
})
