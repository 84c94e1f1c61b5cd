import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type BadPrinter, openBadPrinter, OWN_ADDRESS } from '../kit/bad-printer.ts'
import { type HostClient, stationClient } from '../kit/host-client.ts'
import { ZEBRA } from '../kit/printers.ts'
import { copySampleDepot, SAMPLE_PIN } from '../kit/sample-store.ts'
import { launchStation } from '../kit/station.ts'

async function signedIn(url: string): Promise<HostClient> {
  const { client } = stationClient(url)
  const ruler = (await client.session.names()).find(({ roles }) => roles.includes('administrator'))
  if (ruler === undefined) throw new Error('nobody of the sample is administrator')
  await client.session.signIn({ staffId: ruler.id, pin: SAMPLE_PIN })
  return client
}

/** Prints one label on a printer that takes it and never says so, and cuts the power while it is waited for. */
async function printAndCut(dataDir: string, printer: BadPrinter): Promise<void> {
  const station = await launchStation({ dataDir })
  const client = await signedIn(station.url)
  const zebra = await client.printers.add({ ...ZEBRA, address: OWN_ADDRESS, key: crypto.randomUUID() })
  for (const trial of ['test-label', 'ruler'] as const) {
    await client.printers.tryOut({ printerId: zebra.id, trial, language: 'en', key: crypto.randomUUID() })
  }
  await printer.heard('^XZ')
  await station.kill()
}

test('a label on its way in a power cut is asked about after it, never printed again by itself; the next one comes out', async () => {
  const dataDir = await copySampleDepot()
  await using printer = await openBadPrinter('mute', { host: OWN_ADDRESS, port: 9100 })
  await printAndCut(dataDir, printer)
  printer.temper = 'good'
  const station = await launchStation({ dataDir })
  const client = await signedIn(station.url)
  await expect
    .poll(() => client.printers.open(), { timeout: 30_000 })
    .toMatchObject([{ kind: 'test-label', state: 'needs-answer', fault: { kind: 'host-ended' } }])
  expect(printer.received()).toHaveLength(2)
  expect(printer.received()[0]).not.toBe(printer.received()[1])
  await station.stop()
  await rm(dataDir, { recursive: true, force: true })
})
