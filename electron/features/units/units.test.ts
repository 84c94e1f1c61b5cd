import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { intakeModel } from '../../../shared/intake/intake.ts'
import { attachmentId } from '../../../shared/kernel/ids.ts'
import type { unitDates } from '../../../shared/units/units.ts'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { failureOf, openWorld, type Person, refusalOf, type World } from '../../../test/kit/world.ts'

const NO_PROOF = { kind: null, number: null, attachmentId: null }
const terms = {
  startsFrom: 'purchase' as const,
  domestic: { partsMonths: 24, labourMonths: 12 },
  export: { partsMonths: 12, labourMonths: 0 },
}

const modelFields = (name: string, serialKind: 'plain' | 'imei' = 'plain') => ({
  brand: 'Acme',
  name,
  category: 'phone' as const,
  serialKind,
  terms,
  intakeWarnings: [],
  usualAccessories: [],
  asksDisassembly: false,
  asksData: false,
  checklist: [],
})

const newCustomer = {
  kind: 'new' as const,
  evenIfPhoneKnown: true,
  fields: {
    kind: 'person' as const,
    name: 'Ada',
    contactName: null,
    phone: '030 55551',
    email: null,
    address: null,
    region: 'domestic' as const,
    tier: 'standard' as const,
    isDealer: false,
    language: 'en' as const,
    note: null,
  },
}

interface NewUnit extends Partial<z.input<z.ZodObject<typeof unitDates>>> {
  serial: string | null
  model: z.input<typeof intakeModel>
}

const checkIn = (world: World, person: Person, unit: NewUnit) =>
  person.client.intake.checkIn({
    channel: 'counter',
    requestType: 'fault',
    customer: newCustomer,
    signing: { way: 'paper' },
    key: world.key(),
    jobs: [
      {
        unit: { kind: 'new', boughtOn: null, installedOn: null, proof: NO_PROOF, ...unit },
        fault: 'Does not start',
        symptoms: [],
        occurredOn: null,
        wishedFor: null,
        isUrgent: false,
        accessories: [],
        condition: null,
        photoIds: [],
        mayWipeData: false,
        mayDisassemble: true,
        passcode: null,
      },
    ],
  })

describe.each(DIALECTS)('units (%s)', (dialect) => {
  it('are found by their serial in any spelling, with history, open job and verdict', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const model = await manager.client.catalogue.createModel({ ...modelFields('One'), key: world.key() })
    const proof = { ...NO_PROOF, kind: 'invoice' as const }
    const taken = await checkIn(world, manager, {
      serial: 'SN-0042 a',
      model: { kind: 'known', id: model.id },
      boughtOn: '2025-01-31',
      proof,
    })
    const file = await manager.client.units.lookUp({ serial: 'sn0042A' })
    expect(file).toMatchObject({
      unit: { serial: 'SN-0042 a', modelId: model.id, boughtOn: '2025-01-31' },
      model: { name: 'One' },
      owner: { name: 'Ada' },
      openJob: { number: taken.jobs[0]?.number },
      history: [{ number: taken.jobs[0]?.number, rmaNumber: taken.rmaNumber, brand: 'Acme', stage: 'received' }],
      recentRepairs: [],
    })
    expect(await manager.client.units.lookUp({ serial: 'SN-0043' })).toBeNull()
    for (const serial of ['---', '\u0000', '王']) expect(await manager.client.units.lookUp({ serial })).toBeNull()
    if (!file?.owner) throw new Error('no owner')
    const customer = await manager.client.customers.get({ customerId: file.owner.id })
    expect(customer).toMatchObject({
      units: [{ serial: 'SN-0042 a', modelName: 'One' }],
      jobs: [{ number: taken.jobs[0]?.number }],
    })
    expect(await manager.client.catalogue.models({})).toMatchObject({ items: [{ name: 'One', unitCount: 1 }] })
  })

  it('are refused with another model, with a wrong IMEI and with impossible dates', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const plain = await manager.client.catalogue.createModel({ ...modelFields('One'), key: world.key() })
    const phone = await manager.client.catalogue.createModel({ ...modelFields('Two', 'imei'), key: world.key() })
    await checkIn(world, manager, { serial: 'SN42', model: { kind: 'known', id: plain.id } })
    const refusal = (unit: NewUnit) => refusalOf(checkIn(world, manager, unit))
    const model = { kind: 'known' as const, id: plain.id }
    expect(await refusal({ serial: 'sn-42', model: { kind: 'known', id: phone.id } })).toEqual({
      reason: 'serial-belongs-to-model',
      params: { model: 'Acme One' },
    })
    expect(await refusal({ serial: '490154203237519', model: { kind: 'known', id: phone.id } })).toEqual({
      reason: 'bad-imei',
      params: { serial: '490154203237519' },
    })
    expect(await refusal({ serial: 'SN43', model, boughtOn: '2026-03-03' })).toEqual({
      reason: 'date-in-future',
      params: { field: 'boughtOn' },
    })
    expect(await refusal({ serial: 'SN43', model, boughtOn: '2026-03-02', installedOn: '2026-03-01' })).toEqual({
      reason: 'date-before',
      params: { field: 'installedOn' },
    })
    await checkIn(world, manager, { serial: '490154203237518', model: { kind: 'known', id: phone.id } })
    expect(await manager.client.search.find({ text: 'SN43' })).toEqual([])
  })

  it('without a serial are known by their number; a model named at the counter is completed later', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const named = { kind: 'new' as const, brand: 'Acme', name: 'Mystery', serialKind: 'plain' as const }
    await checkIn(world, manager, { serial: null, model: named })
    await checkIn(world, manager, { serial: null, model: { ...named, brand: 'ACME' } })
    const [model] = (await manager.client.catalogue.models({ query: 'myst acme' })).items
    expect(model).toMatchObject({ name: 'Mystery', isProvisional: true, unitCount: 2 })
    if (model === undefined) throw new Error('no model')
    const completed = { ...modelFields('Mystery'), modelId: model.id, version: 1, key: world.key() }
    expect(await manager.client.catalogue.updateModel(completed)).toMatchObject({ isProvisional: false, version: 2 })
    expect(await manager.client.search.find({ text: 'U0000002' })).toMatchObject([{ kind: 'unit', subtitle: 'Acme Mystery' }])
  })

  it('change their dates from the version that was seen', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    await checkIn(world, manager, { serial: 'SN42', model: { kind: 'new', brand: 'Acme', name: 'One', serialKind: 'plain' } })
    const file = await manager.client.units.lookUp({ serial: 'SN42' })
    if (file === null) throw new Error('no unit')
    const dates = { unitId: file.unit.id, version: file.unit.version, boughtOn: '2026-01-01', installedOn: null, proof: NO_PROOF }
    const changed = await manager.client.units.updateDates({ ...dates, key: world.key() })
    expect(changed).toMatchObject({ boughtOn: '2026-01-01', version: dates.version + 1 })
    expect(await failureOf(manager.client.units.updateDates({ ...dates, key: world.key() }))).toMatchObject({ code: 'STALE' })
    const foreign = { ...NO_PROOF, attachmentId: attachmentId.parse(file.model.id) }
    const withPhoto = { ...dates, version: changed.version, proof: foreign, key: world.key() }
    expect(await refusalOf(manager.client.units.updateDates(withPhoto))).toEqual({ reason: 'unknown-attachment', params: {} })
  })
})

describe.each(DIALECTS)('the catalogue (%s)', (dialect) => {
  it('has each model once, and offers by words', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const one = await client.catalogue.createModel({ ...modelFields('One 100%'), key: world.key() })
    const two = await client.catalogue.createModel({ ...modelFields('Two'), key: world.key() })
    const twice = client.catalogue.createModel({ ...modelFields('ONE  100%'), key: world.key() })
    expect(await refusalOf(twice)).toEqual({ reason: 'model-known', params: { model: 'Acme One 100%' } })
    const clash = { ...modelFields('One 100%'), modelId: two.id, version: 1, key: world.key() }
    expect(await refusalOf(client.catalogue.updateModel(clash))).toMatchObject({ reason: 'model-known' })
    const names = async (query: string) => (await client.catalogue.models({ query })).items.map((model) => model.name)
    expect(await names('100%')).toEqual(['One 100%'])
    expect(await names('ac tw')).toEqual(['Two'])
    for (const nothing of ['1_0', '\u0000x', '\\']) expect(await names(nothing)).toEqual([])
    expect(await client.catalogue.model({ modelId: one.id })).toEqual(one)
  })

  it('comes page by page, most used first, and on request only what is still to complete', async () => {
    await using world = await openWorld({ dialect })
    const manager = await world.as('manager')
    const { client } = manager
    for (const name of ['One', 'Two', 'Three']) await client.catalogue.createModel({ ...modelFields(name), key: world.key() })
    for (const [index, name] of ['Mystery', 'Mystery', 'Riddle'].entries())
      await checkIn(world, manager, { serial: `SN-${index}`, model: { kind: 'new', brand: 'Acme', name, serialKind: 'plain' } })
    const all = async (onlyToComplete: boolean) => {
      const seen: string[][] = []
      let cursor: string | null = null
      do {
        const page = await client.catalogue.models({ onlyToComplete, cursor, limit: 2 })
        expect(page.toComplete).toBe(2)
        seen.push(page.items.map(({ name }) => name))
        cursor = page.next
      } while (cursor !== null)
      return seen
    }
    expect(await all(false)).toEqual([['Mystery', 'Riddle'], ['One', 'Three'], ['Two']])
    expect((await all(true)).flat()).toEqual(['Mystery', 'Riddle'])
  })
})
