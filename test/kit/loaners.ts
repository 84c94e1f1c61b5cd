import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { Loan, Loaner } from '../../shared/loaners/loaners.ts'
import type { Keyed } from './job-life.ts'
import type { Client } from './world.ts'

type NewLoaner = Omit<Parameters<Client['loaners']['add']>[0], 'key'>

export const LOANER: NewLoaner = {
  model: 'Norden Kettle 1',
  serial: null,
  accessories: ['Power cord', 'Lid'],
  condition: 'Scratch on the foot',
  outOfUse: null,
}

/** Adds a loaner to the pool; give parts of it to change the rest. */
export const addLoaner = (world: Keyed, client: Client, change: Partial<NewLoaner> = {}): Promise<Loaner> =>
  client.loaners.add({ ...LOANER, ...change, key: world.key() })

/** Lends a loaner of its own, or the one that is given, with all that belongs to it. */
export async function lendTo(
  world: Keyed,
  client: Client,
  job: Pick<JobFile, 'id'>,
  { dueOn = '2099-12-31', ...given }: { loaner?: Loaner; dueOn?: string } = {},
): Promise<Loan> {
  const loaner = given.loaner ?? (await addLoaner(world, client))
  const { condition, accessories } = loaner
  return client.loaners.lend({ jobId: job.id, loanerId: loaner.id, dueOn, condition, accessories, key: world.key() })
}
