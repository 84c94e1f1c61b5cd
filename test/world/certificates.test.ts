import { describe, expect, test } from 'vitest'
import type { CertificateContent } from '../../shared/certificates/certificates.ts'
import { certificateBytes, certificateCode } from '../../shared/scan/certificate-code.ts'
import { makeKeyPair, signCertificate } from '../../electron/features/certificates/certificate-bytes.ts'
import { prepareSigning } from '../../electron/features/certificates/certificates.service.ts'
import { createSealer } from '../../electron/work/sealer.ts'
import { bringToReady, checkInOne, handBackOf } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, type World } from '../kit/world.ts'

async function handedBack(world: World) {
  const { client } = await world.as('manager')
  const job = await checkInOne(world, client)
  await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
  const { html } = await client.documents.render({ document: { kind: 'hand-back-slip', jobId: job.id } })
  const code = /data-code="(HBX[^"]+)"/.exec(html)?.[1] ?? ''
  return { client, job, code }
}

describe.each(DIALECTS)('signed slips (%s)', (dialect) => {
  test('what the slip prints is genuine, and says what was done and until when', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, code } = await handedBack(world)
    const verdict = await client.certificates.verify({ payload: code })
    expect(verdict).toMatchObject({
      kind: 'valid',
      isKept: true,
      content: {
        depot: 'Test Depot',
        jobNumber: job.number,
        serial: job.serial,
        on: '2026-03-02',
        outcome: 'repaired',
        partsUntil: '2026-05-31',
        labourUntil: '2026-05-31',
      },
    })
    expect(JSON.stringify(await world.store.read.selectFrom('audit').selectAll().execute())).not.toContain('private')
  })

  test('altered, forged, unknown and misread are told apart', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, code } = await handedBack(world)
    const bytes = certificateBytes(code) ?? new Uint8Array()
    const until = Buffer.from(bytes).lastIndexOf('2026-05-31')
    const longer = Buffer.from(bytes)
    longer.write('2029', until)
    expect(await client.certificates.verify({ payload: certificateCode(longer) })).toMatchObject({
      kind: 'altered',
      content: { labourUntil: '2029-05-31' },
      issued: { labourUntil: '2026-05-31' },
      differs: ['labourUntil'],
    })
    const [own] = await client.certificates.keys()
    const stranger = makeKeyPair()
    const content: CertificateContent = {
      depot: 'Test Depot',
      jobNumber: 'J99',
      model: 'X',
      serial: null,
      on: '2026-03-02',
      outcome: 'repaired',
      work: '',
      parts: '',
      partsUntil: null,
      labourUntil: null,
    }
    const forged = signCertificate(content, { ...stranger, id: own?.id ?? '' })
    expect(await client.certificates.verify({ payload: forged })).toMatchObject({ kind: 'forged' })
    const unknown = signCertificate({ ...content, jobNumber: job.number }, stranger)
    expect(await client.certificates.verify({ payload: unknown })).toMatchObject({ kind: 'unknown-key', keyId: stranger.id })
    for (const payload of [code.slice(0, -1), 'HBJ0000123X', '', 'x'.repeat(10_000)])
      expect(await client.certificates.verify({ payload })).toEqual({ kind: 'misread' })
  })

  test('old slips verify after the key that sealed theirs was lost, and a new key signs', async () => {
    await using world = await openWorld({ dialect })
    const { client, code } = await handedBack(world)
    await prepareSigning({ ...world.core, sealer: createSealer(new Uint8Array(32).fill(9)) })
    expect(await client.certificates.keys()).toHaveLength(2)
    expect(await client.certificates.verify({ payload: code })).toMatchObject({ kind: 'valid' })
    await prepareSigning({ ...world.core, sealer: createSealer(new Uint8Array(32).fill(9)) })
    expect(await client.certificates.keys()).toHaveLength(2)
  })
})
