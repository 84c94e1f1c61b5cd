import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import { answerOf, handBackOf, LABOUR, move, offer, type OfferedLine, unitOf, versionOf } from '../kit/job-life.ts'
import { demandReport, registerReport } from '../kit/quality-policy.ts'
import { agreedJob, binOf, partLine, partOf, stockUp, unlike } from '../kit/stock.ts'
import { DIALECTS } from '../kit/stores.ts'
import { openWorld, type Person, refusalOf, type World } from '../kit/world.ts'

/** What becomes of a job's parts when its customer says no, and of a job whose parts came while something else held it. */
describe.each(DIALECTS)('the parts of a job (%s)', (dialect) => {
  let world: World
  let boss: Person
  let shelf: BinId

  beforeAll(async () => {
    world = await openWorld({ dialect })
    boss = await world.as('manager')
    shelf = await binOf(world, boss.client)
  })
  afterAll(() => world.close())

  const key = () => world.key()
  const at = async (job: JobFile) => ({ ...(await versionOf(boss.client, job)), key: key() })
  const fileOf = (job: JobFile) => boss.client.jobs.get({ number: job.number })
  const stageOf = async (job: JobFile) => (await fileOf(job)).stage
  const reserve = (job: JobFile) => boss.client.jobParts.reserveFromPlan({ jobId: job.id, key: key() })
  const onlyNeed = async (job: JobFile) => {
    const [need] = (await boss.client.jobParts.ofJob({ jobId: job.id })).parts
    if (need === undefined) throw new Error('the job needs nothing')
    return need
  }
  const pickOne = (job: JobFile, partId: PartId) =>
    boss.client.jobParts.pick({ jobId: job.id, partId, binId: shelf, quantity: 1, lot: null, evenIfMore: false, key: key() })
  /** Offers what costs far more than was agreed to: the approval is void. */
  const offerMore = (job: JobFile, ...lines: OfferedLine[]) =>
    offer(world, boss.client, job, { lines: [{ ...LABOUR, unitPrice: 90_000 }, ...lines] })
  const answer = async (job: JobFile, decision: 'approved' | 'declined') =>
    boss.client.plans.answer(await answerOf(world, boss.client, job, { decision }))
  /** The customer's own word, by the link that the depot made. */
  const answerByLink = async (job: JobFile, decision: 'approved' | 'declined') => {
    const { planId } = await answerOf(world, boss.client, job)
    const { url } = await boss.client.plans.makeLink({ jobId: job.id, planId, key: key() })
    const consents = { mayDisassemble: false, mayWipeData: false }
    const said = { token: url.slice(url.lastIndexOf('/') + 1), decision, person: 'Li Ming', signature: null, consents }
    await world.place().client.plans.answerByLink({ ...said, key: key() })
  }
  const WAYS = { desk: answer, link: answerByLink }
  const bothWays = ['desk', 'link'] as const

  describe('whose customer says no', () => {
    test.each(bothWays)('go to whoever waits, and nothing more is ordered for it (by %s)', async (way) => {
      const part = await partOf(world)
      await stockUp(world, boss.client, part, shelf, 2)
      const [first, second] = [await agreedJob(world, boss.client, [[part, 3]]), await agreedJob(world, boss.client, [[part, 1]])]
      await reserve(first)
      await pickOne(first, part)
      expect(await onlyNeed(first)).toMatchObject({ wanted: 3, picked: 1, reserved: 1, short: 1 })
      expect(await reserve(second)).toMatchObject({ stage: 'awaiting-parts', short: 1 })
      await offerMore(first, partLine(part, 3))
      await WAYS[way](first, 'declined')

      expect(await onlyNeed(first)).toMatchObject({ wanted: 1, picked: 1, reserved: 0, short: 0 })
      expect(await fileOf(first)).toMatchObject({ approval: { state: 'declined' }, facts: { hasParts: true } })
      expect((await boss.client.jobParts.ofJob({ jobId: first.id })).isPlanOpen).toBe(false)
      const served = await fileOf(second)
      expect(served.stage).toBe('repairing')
      expect(served.timeline.find(({ kind }) => kind === 'parts-supplied')).toMatchObject({ by: boss.staff.name })
      const proposed = (await boss.client.purchasing.reorder()).flatMap(({ lines }) => lines.map(({ partId }) => partId))
      expect(proposed).not.toContain(part)
      await stockUp(world, boss.client, part, shelf, 1)
      expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ usable: 2, reserved: 1, inHand: 1 })
    })

    test('are put back where they are in hand, and the unit goes back unrepaired', async () => {
      const part = await partOf(world)
      await stockUp(world, boss.client, part, shelf, 1)
      const job = await agreedJob(world, boss.client, [[part, 1]])
      await reserve(job)
      await pickOne(job, part)
      await move(world, boss.client, job, 'repairing')
      await offerMore(job, partLine(part, 1))
      const putBack = async () => {
        const { id: jobPartId } = await onlyNeed(job)
        return boss.client.jobParts.putBack({ jobPartId, binId: shelf, quantity: 1, lot: null, key: key() })
      }
      await answer(job, 'declined')
      await move(world, boss.client, job, 'awaiting-approval')
      await move(world, boss.client, job, 'ready')
      const request = await handBackOf(world, boss.client, job)
      expect(await refusalOf(boss.client.handBack.complete(request))).toMatchObject({ params: { lines: 'parts' } })
      expect(await putBack()).toMatchObject({ stage: 'ready', short: 0 })
      await boss.client.handBack.complete(await handBackOf(world, boss.client, job))
      expect(await fileOf(job)).toMatchObject({ stage: 'closed', outcome: 'returned-unrepaired' })
      expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ usable: 1, reserved: 0, inHand: 0 })
    })

    test('are not needed again when one in hand turns out dead, nor when its pick is undone', async () => {
      const part = await partOf(world)
      const quarantine = await binOf(world, boss.client, 'quarantine')
      await stockUp(world, boss.client, part, shelf, 3)
      const job = await agreedJob(world, boss.client, [[part, 2]])
      await reserve(job)
      await pickOne(job, part)
      await pickOne(job, part)
      await offerMore(job, partLine(part, 2))
      await answer(job, 'declined')
      const taken = { jobPartId: (await onlyNeed(job)).id, quantity: 1, lot: null }
      await boss.client.jobParts.reportDoa({ ...taken, binId: quarantine, reason: 'dead', key: key() })
      expect(await onlyNeed(job)).toMatchObject({ wanted: 1, picked: 1, reserved: 0 })
      await boss.client.jobParts.putBack({ ...taken, binId: shelf, askedLess: 0, key: key() })
      expect(await onlyNeed(job)).toMatchObject({ wanted: 0, picked: 0, reserved: 0 })
    })

    test('go to nobody who says no at the same moment', async () => {
      const [one, other] = [await partOf(world), await partOf(world)]
      for (const part of [one, other]) await stockUp(world, boss.client, part, shelf, 1)
      const first = await agreedJob(world, boss.client, [[one, 1]])
      const second = await agreedJob(world, boss.client, [[other, 1]])
      for (const job of [first, second]) expect(await reserve(job)).toMatchObject({ short: 0 })
      // Each waits for the piece that the other one has.
      for (const [job, part] of [
        [first, other],
        [second, one],
      ] as const)
        expect(await boss.client.jobParts.add({ jobId: job.id, partId: part, quantity: 1, key: key() })).toMatchObject({
          short: 1,
        })
      for (const job of [first, second]) await offerMore(job)
      await Promise.all([answer(first, 'declined'), answerByLink(second, 'declined')])
      for (const part of [one, other])
        expect(await boss.client.stock.ofPart({ partId: part })).toMatchObject({ usable: 1, reserved: 0 })
      for (const job of [first, second]) expect((await fileOf(job)).facts.hasParts).toBe(true)
    })

    test('are asked for again once the customer agrees after all', async () => {
      const part = await partOf(world)
      await stockUp(world, boss.client, part, shelf, 1)
      const job = await agreedJob(world, boss.client, [[part, 1]])
      await reserve(job)
      await offerMore(job, partLine(part, 1))
      await answer(job, 'declined')
      await answer(job, 'approved')
      expect((await boss.client.jobParts.ofJob({ jobId: job.id })).isPlanOpen).toBe(true)
      expect(await reserve(job)).toMatchObject({ short: 0 })
      expect(await onlyNeed(job)).toMatchObject({ wanted: 1, reserved: 1 })
    })
  })

  describe('that came while something else held it take it on by themselves', () => {
    const hold = async (job: JobFile) =>
      boss.client.jobs.hold({ ...(await at(job)), reason: 'customer travels', party: 'customer' })

    /** A job that waits for one piece of a part. */
    const waiting = async (part: PartId, change: Parameters<typeof agreedJob>[3] = {}) => {
      const job = await agreedJob(world, boss.client, [[part, 1]], change)
      expect(await reserve(job)).toMatchObject({ stage: 'awaiting-parts', short: 1 })
      return job
    }
    /** Its part comes, and it stays where it is. */
    const partComes = async (job: JobFile, part: PartId) => {
      await stockUp(world, boss.client, part, shelf, 1)
      expect(await onlyNeed(job)).toMatchObject({ reserved: 1, short: 0 })
      expect(await stageOf(job)).toBe('awaiting-parts')
    }

    test('when the hold ends', async () => {
      const part = await partOf(world)
      const job = await waiting(part)
      await hold(job)
      await partComes(job, part)
      const { version } = await boss.client.jobs.release(await at(job))
      expect(await fileOf(job)).toMatchObject({ stage: 'repairing', version })
    })

    test.each(bothWays)('when the customer agrees anew (by %s)', async (way) => {
      const part = await partOf(world)
      const job = await waiting(part)
      await offerMore(job, partLine(part, 1))
      await partComes(job, part)
      await WAYS[way](job, 'approved')
      const file = await fileOf(job)
      expect(file.stage).toBe('repairing')
      expect(file.timeline.find(({ kind }) => kind === 'parts-supplied')).toMatchObject({ by: boss.staff.name })
    })

    test('when a version is offered that needs no word', async () => {
      const part = await partOf(world)
      const job = await waiting(part)
      await offerMore(job, partLine(part, 1))
      await partComes(job, part)
      const free = [LABOUR, partLine(part, 1)].map((line) => ({ ...line, treatment: 'goodwill', words: 'Waited long' }) as const)
      const { version } = await offer(world, boss.client, job, { lines: free })
      expect(await fileOf(job)).toMatchObject({ stage: 'repairing', version })
    })

    test('when the customer consents to what the model asks for', async () => {
      const part = await partOf(world)
      const model = { kind: 'new', brand: 'Norden', name: unlike('Kettle'), serialKind: 'plain' } as const
      const job = await waiting(part, { unit: unitOf(unlike('SN-CONSENT'), { model }), mayDisassemble: false })
      const { id: modelId, isProvisional: _, ...fields } = await boss.client.catalogue.model({ modelId: job.modelId })
      await boss.client.catalogue.updateModel({ ...fields, modelId, asksDisassembly: true, key: key() })
      await partComes(job, part)
      const consents = { mayDisassemble: true, mayWipeData: false }
      await boss.client.plans.recordConsent({ ...(await at(job)), consents, way: 'phone', person: 'Li Ming' })
      expect(await stageOf(job)).toBe('repairing')
    })

    test('when the report is registered that its visit waits for', async () => {
      const part = await partOf(world)
      const job = await agreedJob(world, boss.client, [])
      await offerMore(job, { ...LABOUR, kind: 'travel', description: 'Visit' }, partLine(part, 1))
      await answer(job, 'approved')
      await demandReport(world, job, ['visit'], boss.staff)
      expect(await reserve(job)).toMatchObject({ stage: 'awaiting-parts' })
      await partComes(job, part)
      await registerReport(world, boss.client, job)
      expect(await stageOf(job)).toBe('repairing')
    })

    test('but not a job that waits for what nobody asked the stock for', async () => {
      const job = await agreedJob(world, boss.client, [])
      await move(world, boss.client, job, 'awaiting-parts')
      await hold(job)
      await boss.client.jobs.release(await at(job))
      expect(await stageOf(job)).toBe('awaiting-parts')
    })
  })

  test('keep sums that are what the ledger adds up to, after all of the above', async () => {
    expect((await boss.client.stock.check()).differences).toEqual([])
  })
})
