import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { bringToReady, checkInOne, handBackOf, walkIn } from '../../../test/kit/job-life.ts'
import { openWorld, refusalOf, type World } from '../../../test/kit/world.ts'

async function drawing(background: string) {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer()
  return { way: 'screen', image: `data:image/png;base64,${png.toString('base64')}` } as const
}

/** What happens while `call` runs, in its order: a picture's file is written, a transaction begins. */
async function orderOf({ core }: World, call: () => Promise<unknown>): Promise<string[]> {
  const order: string[] = []
  const { transact } = core.store
  const write = core.photos.write.bind(core.photos)
  const spies = [
    vi.spyOn(core.store, 'transact').mockImplementation(async (work) => {
      order.push('begin')
      const value = await transact(work)
      order.push('end')
      return value
    }),
    vi.spyOn(core.photos, 'write').mockImplementation(async (bytes) => {
      order.push('drawn')
      return write(bytes)
    }),
  ]
  try {
    await call()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return order
}

test('a signature is drawn before the one writer is taken, at the counter and at the hand-back', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const ready = await bringToReady(world, client, await checkInOne(world, client))
  const signing = await drawing('#000')
  const handBack = { ...(await handBackOf(world, client, ready)), signing }
  expect(await orderOf(world, () => client.handBack.complete(handBack))).toEqual(['drawn', 'begin', 'end'])
  expect(await orderOf(world, () => client.intake.checkIn(walkIn(world, { signing })))).toEqual(['drawn', 'begin', 'end'])
  const rows = await world.store.read.selectFrom('attachment').select(['kind', 'width', 'job_id']).orderBy('id').execute()
  expect(rows).toEqual([
    { kind: 'signature', width: 8, job_id: ready.id },
    { kind: 'signature', width: 8, job_id: null },
  ])
})

test('a signed request sent again answers the same, and with another signature it is another request', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const request = walkIn(world, { signing: await drawing('#000') })
  const answer = await client.intake.checkIn(request)
  expect(await client.intake.checkIn(request)).toEqual(answer)
  const other = { ...request, signing: await drawing('#f00') }
  expect(await refusalOf(client.intake.checkIn(other))).toMatchObject({ reason: 'key-reused' })
})
