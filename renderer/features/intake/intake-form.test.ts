import { describe, expect, test } from 'vitest'
import { CHANNELS } from '../../../shared/intake/intake.ts'
import { checkIntake, fieldOfPath, fieldOfRefusal, inOrder } from './intake-check.ts'
import { hasAccessory, withAccessory, withoutAccessory } from '../../fields/accessory-entry.ts'
import {
  chosenCustomerId,
  emptyIntake,
  type IntakeValues,
  isUntouched,
  proofOf,
  splitModelName,
  subjectOf,
  toCheckIn,
} from './intake-form.ts'

const id = (last: number) => `01981f2a-0000-7000-8000-00000000000${last}`
const today = '2026-11-21'
const empty = emptyIntake('en')

const walkIn: IntakeValues = {
  ...empty,
  serial: 'SN-4711',
  model: { kind: 'known', id: id(1), name: 'Kestrel K2', serialKind: 'plain' },
  customer: { kind: 'new' },
  newCustomer: { ...empty.newCustomer, name: 'Li Ming 李明', phone: '138 0013 8000' },
  fault: 'Does not start',
}

describe('what the form sends', () => {
  test('an untouched form asks for serial, model, customer and fault, in this order', () => {
    expect(inOrder(checkIntake(empty, null, today))).toEqual([
      ['serial', 'required'],
      ['model', 'required'],
      ['customer', 'required'],
      ['fault', 'required'],
    ])
    expect(isUntouched(empty)).toBe(true)
  })

  test('a new customer with a new unit is complete with name, phone, serial, model and fault', () => {
    expect(checkIntake(walkIn, null, today)).toEqual({})
    const input = toCheckIn(walkIn, null, { photoIds: [id(2)], proofPhotoId: null })
    expect(input.jobs[0]).toMatchObject({
      unit: { kind: 'new', serial: 'SN-4711', model: { kind: 'known', id: id(1) } },
      photoIds: [id(2)],
    })
    expect(input).toMatchObject({ customer: { kind: 'new', fields: { name: 'Li Ming 李明' } }, signing: { way: 'paper' } })
  })

  test('a unit without a readable serial is sent without one', () => {
    expect(toCheckIn({ ...walkIn, hasNoSerial: true }, null).jobs[0]?.unit).toMatchObject({ serial: null })
    expect(checkIntake({ ...walkIn, serial: '', hasNoSerial: true }, null, today)).toEqual({})
  })

  test('a new model is named by brand and name', () => {
    expect(splitModelName('  Kestrel  K2 Pro ')).toEqual({ brand: 'Kestrel', name: 'K2 Pro' })
    expect(splitModelName('海鸥')).toEqual({ brand: '海鸥', name: '海鸥' })
  })

  test('a proof is sent as it was shown, and nothing of one that was not', () => {
    const shown = { proofNumber: ' A-1 ', proofOn: '2026-06-05' }
    expect(proofOf({ ...shown, proofKind: '' }, id(3))).toEqual({ kind: null, number: null, on: null, attachmentId: null })
    expect(proofOf({ ...shown, proofKind: 'invoice' }, id(3))).toEqual({
      kind: 'invoice',
      number: 'A-1',
      on: '2026-06-05',
      attachmentId: id(3),
    })
  })

  test('somebody chosen goes before the unit’s owner', () => {
    expect(chosenCustomerId({ customer: { kind: 'owner' } }, null)).toBeNull()
    expect(chosenCustomerId({ customer: { kind: 'known', id: id(3), name: 'Li', phone: '1' } }, null)).toBe(id(3))
    expect(chosenCustomerId({ customer: { kind: 'new' } }, null)).toBeNull()
  })

  test('every channel can be sent', () => {
    for (const channel of CHANNELS) expect(checkIntake({ ...walkIn, channel }, null, today)).toEqual({})
  })
})

describe('what is said when it is saved', () => {
  test('names a new unit, its serial and the new customer', () => {
    expect(subjectOf(walkIn, null)).toBe('Kestrel K2 · SN-4711 · Li Ming 李明')
    expect(subjectOf({ ...walkIn, hasNoSerial: true }, null)).toBe('Kestrel K2 · Li Ming 李明')
    const ofNewModel = { ...walkIn, model: { kind: 'new', brand: 'Norden', name: 'Kettle 2', serialKind: 'plain' } as const }
    expect(subjectOf(ofNewModel, null)).toBe('Norden Kettle 2 · SN-4711 · Li Ming 李明')
  })
})

describe('what is refused, and beside which field', () => {
  const complaint = (patch: Partial<IntakeValues>) => checkIntake({ ...walkIn, ...patch }, null, today)

  test.each([
    [{ fault: ' \n ' }, { fault: 'required' }],
    [{ fault: 'x'.repeat(10_000) }, { fault: 'tooLong|max=4000' }],
    [{ fault: 'bell \u0007' }, { fault: 'controlCharacters' }],
    [{ serial: '??' }, { serial: 'tooShort|min=3' }],
    [{ serial: '<script>' }, { serial: 'notASerial' }],
    [{ boughtOn: '2026-11-22' }, { boughtOn: 'dateInFuture' }],
    [{ boughtOn: '1969-12-31' }, { boughtOn: 'dateTooEarly' }],
    [{ occurredOn: '2026-11-22' }, { occurredOn: 'dateInFuture' }],
    [{ boughtOn: '2026-11-02', occurredOn: '2026-11-01' }, { occurredOn: 'dateBeforePurchase' }],
    [{ wishedFor: '2026-11-20' }, { wishedFor: 'dateInPast' }],
    [{ passcode: '1'.repeat(65) }, { passcode: 'tooLong|max=64' }],
    [{ condition: 'x'.repeat(2001) }, { condition: 'tooLong|max=2000' }],
    [{ proofKind: 'invoice', proofNumber: 'x'.repeat(81) }, { proofNumber: 'tooLong|max=80' }],
    [{ proofKind: 'invoice', proofOn: '2999-01-01' }, { proofOn: 'dateInFuture' }],
    [{ signature: { kind: 'none' } }, { signature: 'required' }],
    [{ signature: { kind: 'drawn', png: 'data:text/html,hello' } }, { signature: 'notASignature' }],
    [{ accessories: [{ name: 'x'.repeat(81), note: '' }] }, { accessories: 'tooLong|max=80' }],
  ] satisfies [Partial<IntakeValues>, object][])('%j', (patch, expected) => {
    expect(complaint(patch)).toEqual(expected)
  })

  test('a phone that is none, an e-mail that is none, an over-long name', () => {
    const newCustomer = { ...walkIn.newCustomer, name: 'x'.repeat(121), phone: 'call me', email: 'me' }
    expect(complaint({ newCustomer })).toEqual({
      'newCustomer.name': 'tooLong|max=120',
      'newCustomer.phone': 'notAPhone',
      'newCustomer.email': 'notAnEmail',
    })
  })

  test('a model that counts by IMEI wants a real one', () => {
    const model = { kind: 'known', id: id(1), name: 'Phone', serialKind: 'imei' } as const
    expect(complaint({ model, serial: '490154203237517' })).toEqual({ serial: 'badImei' })
    expect(complaint({ model, serial: '49-015420-323751-8' })).toEqual({})
  })

  test('paths of the contract lead to fields of the form', () => {
    expect(fieldOfPath(['jobs', 0, 'unit', 'model', 'name'])).toBe('model')
    expect(fieldOfPath(['jobs', 0, 'unit', 'serial'])).toBe('serial')
    expect(fieldOfPath(['customer', 'fields', 'phone'])).toBe('newCustomer.phone')
    expect(fieldOfPath(['customer', 'id'])).toBe('customer')
    expect(fieldOfPath(['signing', 'image'])).toBe('signature')
    expect(fieldOfPath(['jobs', 0, 'isUrgent'])).toBeNull()
  })

  test('refusals of the depot stand beside their field', () => {
    expect(fieldOfRefusal({ reason: 'serial-has-open-job', params: {} })).toBe('serial')
    expect(fieldOfRefusal({ reason: 'phone-known', params: { name: 'Li' } })).toBe('newCustomer.phone')
    expect(fieldOfRefusal({ reason: 'date-in-future', params: { field: 'boughtOn' } })).toBe('boughtOn')
    expect(fieldOfRefusal({ reason: 'key-reused', params: {} })).toBeNull()
  })
})

describe('accessories', () => {
  test('are listed once each, whatever their capitals', () => {
    const once = withAccessory(withAccessory([], ' Charger '), 'charger')
    expect(once).toEqual([{ name: 'Charger', note: '' }])
    expect(hasAccessory(once, 'CHARGER')).toBe(true)
    expect(withoutAccessory(once, 'CHARGER')).toEqual([])
    expect(withAccessory(once, '  ')).toBe(once)
  })
})
