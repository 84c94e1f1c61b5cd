import { describe, expect, test } from 'vitest'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { ZEBRA } from '../../../test/kit/printers.ts'
import { failureOf, openWorld, refusalOf } from '../../../test/kit/world.ts'
import { houseAddress } from '../../devices/house-address.ts'
import { refusalOfAddress } from './printers.service.ts'

describe.each(DIALECTS)('printers (%s)', (dialect) => {
  test('are kept, changed, taken out of use, and named once', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('administrator')
    const added = await client.printers.add({ ...ZEBRA, offsetXMm: -0.3, widthMm: 62, key: world.key() })
    expect(added).toMatchObject({ ...ZEBRA, offsetXMm: -0.3, widthMm: 62, isActive: true, version: 1 })
    const again = client.printers.add({ ...ZEBRA, name: 'ＺＥＢＲＡ', key: world.key() })
    expect(await refusalOf(again)).toMatchObject({ reason: 'printer-known' })
    const asked = { ...ZEBRA, printerId: added.id, version: 1 }
    const changed = await client.printers.change({ ...asked, dpi: 300, isActive: false, key: world.key() })
    expect(changed).toMatchObject({ dpi: 300, isActive: false, version: 2 })
    expect(await failureOf(client.printers.change({ ...asked, isActive: true, key: world.key() }))).toMatchObject({
      code: 'STALE',
    })
    const other = client.printers.change({ ...asked, version: 2, kind: 'escpos', isActive: true, key: world.key() })
    expect(await refusalOf(other)).toMatchObject({ reason: 'printer-kind-fixed' })
    expect(await client.printers.list()).toEqual([changed])
    const audited = await world.store.read.selectFrom('audit').select('entity').where('entity', '=', 'printer').execute()
    expect(audited).toHaveLength(2)
  })
})

describe('where a printer may stand', () => {
  test.each(['8.8.8.8', '::1', '010.0.0.1', '', 'zebra:9100'])('not at %s', async (address) => {
    await using world = await openWorld()
    const { client } = await world.as('administrator')
    expect(await failureOf(client.printers.add({ ...ZEBRA, address, key: world.key() }))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await client.printers.list()).toEqual([])
  })

  const leadingTo =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address }))

  test('a name that leads out of the house, or nowhere, is refused', async () => {
    const named = { ...ZEBRA, address: 'zebra.lan' }
    const reasonOf = async (...addresses: string[]) => {
      const outcome = await refusalOfAddress(named, leadingTo(...addresses))
      return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind
    }
    expect(await reasonOf('192.168.1.9')).toBe('done')
    expect(await reasonOf('192.168.1.9', 'fe80::1')).toBe('done')
    expect(await reasonOf('93.184.216.34')).toBe('printer-public')
    expect(await reasonOf('192.168.1.9', '93.184.216.34')).toBe('printer-public')
    expect(await reasonOf('192.168.1.9', '2606:2800:220:1::1')).toBe('printer-public')
    expect(await reasonOf('fe80::1')).toBe('printer-public')
    expect(await reasonOf()).toBe('printer-not-found')
    const failing = () => Promise.reject(new Error('ENOTFOUND'))
    expect(await refusalOfAddress(named, failing)).toMatchObject({ refusal: { reason: 'printer-not-found' } })
  })

  test('the connection goes to the address that was looked at', async () => {
    expect(await houseAddress('zebra.lan', leadingTo('10.0.0.4'))).toEqual({ kind: 'private', ip: '10.0.0.4' })
    expect(await houseAddress('10.0.0.4', leadingTo('8.8.8.8'))).toEqual({ kind: 'private', ip: '10.0.0.4' })
  })
})

test('a printer of a system belongs to its computer, and no station without one can add it', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const printer = { systemName: 'office' }
  expect(await refusalOf(client.printers.choose({ paper: 'page', printer, key: world.key() }))).toMatchObject({
    reason: 'no-printer-here',
  })
})
