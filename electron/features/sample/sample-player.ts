import type { Bilingual, Language } from '../../../shared/kernel/text.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { BinId, ModelId, PartId, CustomerId } from '../../../shared/kernel/ids.ts'
import type { Outcome } from '../../../shared/kernel/refusal.ts'
import type { WriteDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import { type Actor, runWork, type Work } from '../../work/work.ts'
import type { SampleContent } from './sample-content.ts'
import type { Chance } from './sample-random.ts'

/** Everything that stands before the first visit, and how acts are done in somebody's name at a moment of the past. */
export interface Stage {
  content: SampleContent
  chance: Chance
  people: ReadonlyMap<string, Actor>
  models: ReadonlyMap<string, ModelId>
  parts: ReadonlyMap<string, PartId>
  bins: ReadonlyMap<string, BinId>
  customers: ReadonlyMap<string, CustomerId>
  signatures: readonly string[]
  photos: readonly Uint8Array[]
}

/** Does one use case as `staff` at a moment, inside a transaction that is already open. */
export interface Player {
  readonly stage: Stage
  /** As the depot was at this moment: the core with its clock set back and its transaction open. */
  coreAt(at: number): Core
  act<T>(at: number, staff: string, procedure: string, useCase: (work: Work) => Promise<Outcome<T>>): Promise<T>
  person(staff: string): Actor
}

const DEVICE = 'sample'

/**
 * The core as it was at a moment, on one open transaction: use cases run as they are, all in one commit, so that filling a depot
 * does not wait for the disk a thousand times. Nobody is told of single changes; whoever fills the depot tells once.
 */
export function playerCore(core: Core, db: WriteDb, at: number): Core {
  return {
    ...core,
    clock: { now: () => new Date(at).toISOString() },
    hub: { ...core.hub, publish: () => {} },
    store: {
      dialect: core.store.dialect,
      read: db,
      transact: (work) => work(db),
      emptyLog: () => Promise.resolve(false),
      close: () => core.store.close(),
    },
  }
}

/** A player on one open transaction. */
export function playerIn(core: Core, db: WriteDb, stage: Stage): Player {
  const coreAt = (at: number) => playerCore(core, db, at)
  const person = (staff: string) => {
    const actor = stage.people.get(staff)
    if (actor === undefined) throw new Error(`the sample has nobody called ${staff}`)
    return actor
  }
  return {
    stage,
    coreAt,
    person,
    act: async (at, staff, procedure, useCase) =>
      valueOf(procedure, await runWork(coreAt(at), { actor: person(staff), device: DEVICE, procedure }, useCase)),
  }
}

/** The value of an outcome that the sample's data makes certain. Throws when it was refused after all. */
export function valueOf<T>(what: string, outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value
  throw new Error(`the sample's ${what} was turned down: ${JSON.stringify(outcome)}`)
}

/** A wording with its `{name}` filled. */
export function said(text: Bilingual, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return wording(text, language).replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
