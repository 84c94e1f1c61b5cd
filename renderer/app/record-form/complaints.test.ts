import { expect, test } from 'vitest'
import { z } from 'zod'
import { depotFields } from '../../../shared/depot/depot.ts'
import { complaintsOf } from './complaints.ts'

const depot = z.object({ name: depotFields.name, phone: depotFields.phone, days: z.int().min(0).max(365) })

test('says which field breaks which rule, in texts that have a translation', () => {
  expect(complaintsOf(depot, { name: '', phone: '1'.repeat(41), days: 400 })).toEqual({
    name: 'required',
    phone: 'tooLong|max=40',
    days: 'tooLarge|max=365',
  })
  expect(complaintsOf(depot, { name: 'a\u0007b', phone: '', days: -1 })).toEqual({
    name: 'controlCharacters',
    days: 'tooSmall|min=0',
  })
  expect(complaintsOf(depot, { name: 'x', phone: null, days: '' })).toEqual({ days: 'notANumber' })
})

test('a good value has none', () => {
  expect(complaintsOf(depot, { name: 'x', phone: '', days: 7 })).toEqual({})
})
