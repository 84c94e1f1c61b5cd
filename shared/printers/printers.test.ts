import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printerResolutions } from '../labels/label-layout.ts'
import { movedLayout } from './moved-layout.ts'
import { addressFault, isPrivateIpv4 } from './printer-address.ts'
import { paperKindOf, printerShape } from './printers.ts'
import { mayDo, MOST_TRIES, PRINT_FAULTS, PRINT_STATES, retryDelay } from './prints.ts'
import { rulerLabel, testLabel } from './trial-labels.ts'

describe('an address', () => {
  test.each([
    '10.0.0.7',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.50',
    '169.254.3.4',
    '127.0.0.1',
    'zebra',
    'zebra.local',
    'p1.lan',
  ])('in the house passes: %s', (address) => {
    expect(addressFault(address)).toBeNull()
  })

  test.each([
    ['8.8.8.8', 'addressPublic'],
    ['172.32.0.1', 'addressPublic'],
    ['192.169.0.1', 'addressPublic'],
    ['0.0.0.0', 'addressPublic'],
    ['255.255.255.255', 'addressPublic'],
    ['::1', 'addressIpv6'],
    ['fe80::1%eth0', 'addressIpv6'],
    ['[fd00::1]', 'addressIpv6'],
    ['192.168.1.50:9100', 'addressMalformed'],
    ['010.0.0.1', 'addressMalformed'],
    ['10.1', 'addressMalformed'],
    ['0x7f.0.0.1', 'addressMalformed'],
    ['2130706433', 'addressMalformed'],
    ['0x7f000001', 'addressMalformed'],
    ['10.0.0.256', 'addressMalformed'],
    ['zebra printer', 'addressMalformed'],
    ['http://zebra', 'addressMalformed'],
    ['zebra/x', 'addressMalformed'],
    ['a'.repeat(300), 'addressMalformed'],
  ])('that is none, or leads out, does not: %s', (address, fault) => {
    expect(addressFault(address)).toBe(fault)
  })

  test('of four numbers is private or public by its range alone', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const expected =
          a === 10 || a === 127 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
        expect(isPrivateIpv4(`${a}.${b}.${c}.${d}`)).toBe(expected)
      }),
    )
  })
})

describe('a printer', () => {
  const zebra = {
    name: 'Zebra',
    kind: 'zpl',
    address: '192.168.1.50',
    port: 9100,
    systemName: null,
    dpi: 203,
    widthMm: 62,
    heightMm: 29,
    offsetXMm: -0.3,
    offsetYMm: 0.7,
    mustConfirm: true,
  }

  test('has a place: in the network, or in a system', () => {
    expect(printerShape.safeParse(zebra).success).toBe(true)
    expect(printerShape.safeParse({ ...zebra, address: '' }).error?.issues).toMatchObject([
      { path: ['address'], message: 'required' },
    ])
    const system = { ...zebra, kind: 'system', address: null }
    expect(printerShape.safeParse({ ...system, systemName: 'office' }).success).toBe(true)
    expect(printerShape.safeParse(system).error?.issues).toMatchObject([{ path: ['systemName'] }])
  })

  test.each([{ port: 80 }, { port: 22 }, { dpi: 72 }, { widthMm: 0 }, { widthMm: 3000 }, { offsetXMm: 0.25 }, { offsetXMm: 11 }])(
    'is not %o',
    (wrong) => {
      expect(printerShape.safeParse({ ...zebra, ...wrong }).success).toBe(false)
    },
  )

  test('prints labels or pages', () => {
    expect(
      ['job-label', 'bin-labels', 'staff-badge', 'rma-slips', 'receipt-roll', 'rma-slip-roll', 'hand-back-slip-roll'].map(
        paperKindOf,
      ),
    ).toEqual(['label', 'label', 'label', 'page', 'roll', 'roll', 'roll'])
  })
})

describe('trying again', () => {
  test('waits longer each time, and ends', () => {
    const delays = Array.from({ length: MOST_TRIES }, (_, index) => retryDelay('refused', index + 1))
    expect(delays.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000])
    expect(delays.at(-2)).toBe(300_000)
    expect(delays.at(-1)).toBeNull()
  })

  test('happens only where surely nothing was sent and the fault passes', () => {
    expect(PRINT_FAULTS.filter((fault) => retryDelay(fault, 1) !== null)).toEqual([
      'refused',
      'unreachable',
      'no-connection',
      'name-unknown',
    ])
  })

  test('is asked for where a print waits or failed, never where it may have come out', () => {
    expect(PRINT_STATES.filter((state) => mayDo('retry', state))).toEqual(['queued', 'failed'])
    expect(PRINT_STATES.filter((state) => mayDo('answer', state))).toEqual(['needs-answer'])
  })
})

describe('trial labels', () => {
  const side = fc.integer({ min: 15, max: 300 })

  test('stay on the label, whatever its size', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(...printerResolutions), (widthMm, heightMm, dpi) => {
        const printer = { kind: 'zpl', name: 'Zebra', dpi, widthMm, heightMm } as const
        for (const label of [rulerLabel(printer), testLabel(printer)]) {
          // The smallest step there is: whatever lies on the edge would leave by it.
          expect([movedLayout(label, -0.1, -0.1), movedLayout(label, 0.1, 0.1)]).not.toContain(null)
        }
      }),
    )
  })

  test('leave it only by an offset that would, and then do not print at all', () => {
    const ruler = rulerLabel({ kind: 'zpl', widthMm: 62, heightMm: 29 })
    expect(movedLayout(ruler, 2.9, 0)?.items[0]).toMatchObject({ xMm: 5.9 })
    expect(movedLayout(ruler, 3.1, 0)).toBeNull()
    expect(movedLayout(ruler, 0, -3.1)).toBeNull()
    expect(movedLayout(ruler, 0, 0)).toBe(ruler)
  })
})
