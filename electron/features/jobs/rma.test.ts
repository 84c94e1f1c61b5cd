import { expect, test } from 'vitest'
import { checkInOne } from '../../../test/kit/job-life.ts'
import { openWorld } from '../../../test/kit/world.ts'

test('an RMA says who brought what, where each unit is and what came with it', async () => {
  const world = await openWorld()
  const { client } = await world.as('manager')
  const job = await checkInOne(world, client)
  await client.jobs.setShelf({ key: world.key(), jobId: job.id, version: job.version, shelf: 'B2' })
  const rma = await client.jobs.rma({ number: job.rmaNumber })
  expect(rma).toMatchObject({
    number: job.rmaNumber,
    stage: 'received',
    channel: job.channel,
    requestType: job.requestType,
    customer: { id: job.customer.id, name: job.customer.name, phone: job.customer.phone },
    jobs: [{ number: job.number, unitId: job.unitId, shelf: 'B2', waitsFor: 'depot', hold: null }],
  })
  expect(rma.jobs[0]?.accessories).toEqual(job.accessories)
  expect(rma.jobs[0]?.accessories.map(({ name }) => name)).toEqual(['Power cord', 'Lid'])
  await world.close()
})
