import { describe, expect, test } from 'vitest'
import { UNDO_MS } from '../../shared/jobs/stages.ts'
import { assess, checkInOne, ENTRY, move, release, runTest } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, refusalOf } from '../kit/world.ts'

describe.each(DIALECTS)('a move taken back (%s)', (dialect) => {
  test('leaves the job as it was: stage, clock, technician and what the stage began anew', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const undo = () => client.jobs.undoMove({ jobId: job.id, key: world.key() })
    const file = () => client.jobs.get({ number: job.number })

    world.clock.advance(3_600_000)
    await move(world, client, job, 'assessing')
    expect((await file()).assignee).not.toBeNull()
    world.clock.advance(UNDO_MS)
    expect(await undo()).toMatchObject({ stage: 'received' })
    expect(await file()).toMatchObject({ stage: 'received', stageSince: job.stageSince, assignee: null })
    expect(await refusalOf(undo())).toMatchObject({ reason: 'nothing-to-undo' })

    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await release(world, client, job)
    await move(world, client, job, 'repairing')
    await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
    await move(world, client, job, 'testing')
    await undo()
    const again = await file()
    expect(again).toMatchObject({ stage: 'repairing', facts: { hasRepairEntry: true } })
    expect(again.timeline.filter(({ kind }) => kind === 'stage-changed').at(0)).toMatchObject({
      data: { from: 'testing', to: 'repairing' },
    })
    const audits = await world.store.read.selectFrom('audit').select('procedure').where('entity_id', '=', job.id).execute()
    expect(audits.map(({ procedure }) => procedure)).toContain('jobs.undoMove')
  })

  test('is refused when it is too late, not one’s own, not by hand, or something happened since', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const other = await world.as('manager')
    const job = await checkInOne(world, client)
    const undo = (who = client) => refusalOf(who.jobs.undoMove({ jobId: job.id, key: world.key() }))
    const nothing = { reason: 'nothing-to-undo' }
    expect(await undo()).toMatchObject(nothing)
    await move(world, client, job, 'assessing')
    expect(await undo(other.client)).toMatchObject(nothing)
    world.clock.advance(UNDO_MS + 1)
    expect(await undo()).toMatchObject(nothing)
    await assess(world, client, job)
    await release(world, client, job)
    await move(world, client, job, 'repairing')
    await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
    expect(await undo()).toMatchObject(nothing)
    await move(world, client, job, 'testing')
    await runTest(world, client, job, true)
    expect(await undo()).toMatchObject(nothing)
  })
})
