import { expect, test } from 'vitest'
import { openBadPrinter } from '../../../test/kit/bad-printer.ts'
import { createSystemTray, depotWithPrinter, startSending, ZEBRA } from '../../../test/kit/printers.ts'
import { openWorld } from '../../../test/kit/world.ts'

const SETTLE = 300

test('a printer of a system prints labels moved by its offset, and nothing that would leave the label', async () => {
  await using world = await openWorld()
  const { administrator, job, person, print, stateOf } = await depotWithPrinter(world)
  const tray = createSystemTray()
  const desk = world.place({ host: 'desktop', device: 'desktop', printing: tray.printing })
  desk.session.write(person.session.token ?? '', '')
  const { label } = await desk.client.printers.choose({ paper: 'label', printer: { systemName: 'office' }, key: world.key() })
  const office = (await administrator.client.printers.list()).find(({ id }) => id === label?.id)
  if (office === undefined) throw new Error('the chosen printer is kept')
  const { worker } = startSending(world.core, {})
  worker.usePrinting(tray.printing)
  let { version } = office
  const printMoved = async (offsetXMm: number) => {
    const moved = { ...office, printerId: office.id, port: 9100, version, offsetXMm, key: world.key() } as const
    ;({ version } = await administrator.client.printers.change(moved))
    const { id } = await print({ printerId: office.id })
    await worker.idle()
    return stateOf(id)
  }
  expect(await printMoved(0)).toMatchObject({ state: 'sent' })
  expect(await printMoved(0.5)).toMatchObject({ state: 'sent' })
  expect(await printMoved(-9)).toMatchObject({ state: 'failed', fault: { kind: 'off-label' } })
  const numberAt = tray.taken.map(({ html }) => Number(new RegExp(`<text x="(\\d+)"[^>]*>${job.number}<`).exec(html)?.[1]))
  expect(numberAt).toHaveLength(2)
  // Half a millimetre is 4 dots of 203 to the inch.
  expect((numberAt[1] ?? 0) - (numberAt[0] ?? 0)).toBe(4)
  await worker.stop()
})

test('a paper on a roll comes out of a printer whose labels are moved, each copy cut off: it takes the whole roll', async () => {
  await using world = await openWorld()
  await using printer = await openBadPrinter()
  const { administrator, client, job, stateOf } = await depotWithPrinter(world)
  const till = { ...ZEBRA, name: 'Till', kind: 'escpos', address: '192.168.1.60', widthMm: 72, offsetXMm: 0.4 } as const
  const { id: printerId } = await administrator.client.printers.add({ ...till, key: world.key() })
  const { timers, worker } = startSending(world.core, { [till.address]: printer })
  const document = { kind: 'rma-slip-roll', rmaId: job.rmaId } as const
  const { id } = await client.printers.print({ document, printerId, key: world.key() })
  // It is to be signed by hand, so that the depot keeps a copy.
  for (const copy of [1, 2]) {
    await printer.accepted(copy)
    await timers.pass(SETTLE)
  }
  await worker.idle()
  expect(await stateOf(id)).toMatchObject({ state: 'sent', fault: null, pieces: 2 })
  const cut = '\u001DVB\0'
  expect(printer.received().map((sent) => [sent.endsWith(cut), sent.split(cut).length])).toEqual([
    [true, 2],
    [true, 2],
  ])
  await worker.stop()
})
