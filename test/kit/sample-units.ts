import type { HostClient } from './host-client.ts'

export interface ReturningUnit {
  serial: string
  owner: string
  /** The newest of its closed jobs. */
  job: string
}

/** A unit of the sample that was here before, is not here now, and has a serial and an owner; `place` counts from 0, newest first. */
export async function returningUnit(client: HostClient, place: number): Promise<ReturningUnit> {
  const { items } = await client.jobs.list({ state: 'closed', limit: 40 })
  let left = place
  for (const { serial, number } of items) {
    const file = serial === null ? null : await client.units.lookUp({ serial })
    if (serial === null || file === null || file.openJob !== null || file.owner === null) continue
    if (left === 0) return { serial, owner: file.owner.name, job: number }
    left -= 1
  }
  throw new Error('the sample has too few units that were here before')
}
