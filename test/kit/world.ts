import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/fetch'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { contract } from '../../shared/contract.ts'
import { PLAN_DEFAULTS } from '../../shared/depot/depot.ts'
import type { Role } from '../../shared/kernel/permissions.ts'
import { done, type Refusal, refusal } from '../../shared/kernel/refusal.ts'
import type { StaffMember } from '../../shared/staff/staff.ts'
import { createSerialScanner } from '../../electron/devices/serial-scanner.ts'
import type { Dialect } from '../../electron/db/store.ts'
import { insertDepot } from '../../electron/features/depot/depot.repository.ts'
import { hashPin } from '../../electron/features/staff/pin-hash.ts'
import { openSession } from '../../electron/features/staff/session.service.ts'
import { insertStaff } from '../../electron/features/staff/staff.repository.ts'
import type { CallContext, SessionCarrier } from '../../electron/host.ts'
import { createRouter } from '../../electron/router.ts'
import { hideUndeclaredErrors } from '../../electron/rpc-errors.ts'
import type { Core } from '../../electron/work/core.ts'
import { createLiveHub } from '../../electron/work/live-hub.ts'
import { createPhotoFiles } from '../../electron/work/photo-files.ts'
import { createSealer } from '../../electron/work/sealer.ts'
import { runWork } from '../../electron/work/work.ts'
import { createSeededRandom, createTestClock, type TestClock } from './seeded.ts'
import { type FreshStore, openFreshStore } from './stores.ts'

export type Client = ContractRouterClient<typeof contract>

/** Somebody at a place: what they can call, and the session that their place keeps. */
export interface Place {
  client: Client
  session: SessionCarrier & { readonly token: string | null }
}

/** Somebody with an account, signed in at a place of their own. */
export interface Person extends Place {
  staff: StaffMember
  pin: string
}

/** A whole depot: the real router on a real store, called over the real wire format, with a clock and ids of the test. */
export interface World extends AsyncDisposable {
  core: Core
  store: FreshStore
  clock: TestClock
  /** A new idempotency key. */
  key(): string
  /** A place where nobody is signed in yet. */
  place(options?: Partial<Omit<CallContext, 'session'>>): Place
  /** A new member of staff with these roles, signed in. */
  as(...roles: Role[]): Promise<Person>
  close(): Promise<void>
}

export interface WorldOptions {
  dialect?: Dialect
  /** False leaves the store as it is before the first start. */
  isSetUp?: boolean
  /** 2026-03-02 is a Monday. */
  now?: string
}

export const WORLD_START = '2026-03-02T09:00:00.000Z'
/** Everybody's PIN in a world. */
export const WORLD_PIN = '2580'

/** Opens a world; close it, or hold it by `await using`. The depot is in Berlin, in English, in euros. */
export async function openWorld({ dialect = 'sqlite', isSetUp = true, now = WORLD_START }: WorldOptions = {}): Promise<World> {
  const store = await openFreshStore(dialect)
  const photos = await mkdtemp(join(tmpdir(), 'handback-photos-'))
  const clock = createTestClock(now)
  const core: Core = {
    store,
    clock,
    random: createSeededRandom('world'),
    hub: createLiveHub(),
    sealer: createSealer(new Uint8Array(32).fill(7)),
    photos: createPhotoFiles(photos),
    serial: createSerialScanner({ file: join(photos, 'serial-scanner.json'), log: pino({ level: 'silent' }) }),
    log: pino({ level: 'silent' }),
    pinCostLog2: 4,
  }
  const keys = createSeededRandom('keys')
  const place = placesOn(core)
  if (isSetUp) await setUp(core)
  const close = async (): Promise<void> => {
    await core.serial.close()
    await store.close()
    await rm(photos, { recursive: true, force: true })
  }
  return {
    core,
    store,
    clock,
    key: () => keys.id(),
    place,
    as: (...roles) => hire(core, place, roles),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function placesOn(core: Core): World['place'] {
  const handler = new RPCHandler<CallContext>(createRouter(core), { clientInterceptors: [hideUndeclaredErrors(core.log)] })
  let places = 0
  return (options = {}) => {
    const session = createCarrier()
    const context: CallContext = {
      host: 'station',
      device: `place ${(places += 1)}`,
      printing: null,
      ownAddress: 'http://world.test',
      ...options,
      session,
    }
    const link = new RPCLink({
      url: 'http://world.test/rpc',
      fetch: async (request) => {
        const { matched, response } = await handler.handle(request, { prefix: '/rpc', context })
        return matched ? response : new Response(null, { status: 404 })
      },
    })
    return { client: createORPCClient(link), session }
  }
}

function createCarrier(): Place['session'] {
  let token: string | null = null
  return {
    read: () => token,
    write: (written) => {
      token = written
    },
    clear: () => {
      token = null
    },
    get token() {
      return token
    },
  }
}

async function setUp(core: Core): Promise<void> {
  const settings = {
    name: 'Test Depot',
    address: 'Werkstraße 1\n10115 Berlin',
    phone: '+49 30 123456',
    email: 'desk@depot.test',
    language: 'en',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    repairWarrantyDays: 90,
    defaultTurnaroundDays: 7,
    ...PLAN_DEFAULTS,
  } as const
  await core.store.transact((db) => insertDepot(db, settings, false))
}

async function hire(core: Core, place: World['place'], roles: readonly Role[]): Promise<Person> {
  const caller = { actor: null, device: 'world', procedure: 'world.hire' }
  const pinHash = await hashPin(WORLD_PIN, core.pinCostLog2)
  const hired = await runWork(core, caller, async (work) => {
    const id = work.newId<StaffMember['id']>()
    const staff: StaffMember = {
      id,
      name: `${roles.join(' and ')} ${id.slice(-4)}`,
      roles: [...roles],
      isActive: true,
      hasBadge: false,
      version: 1,
    }
    await insertStaff(work.db, staff, pinHash, work.now)
    return done({ staff, opened: await openSession(work, staff) })
  })
  if (hired.kind !== 'done') throw new Error(`nobody was hired: ${hired.kind}`)
  const { staff, opened } = hired.value
  const at = place()
  at.session.write(opened.token, opened.signedIn.expiresAt)
  return { ...at, staff, pin: WORLD_PIN }
}

/** The code and data of the error that a call fails with; throws when it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const outcome = await call.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) throw new Error('the call succeeded')
  const { error } = outcome
  if (!(error instanceof Error && 'code' in error && 'data' in error)) throw error
  return { code: String(error.code), data: error.data }
}

/** The reason and figures of a refused call; throws when it succeeds or fails otherwise. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const { code, data } = await failureOf(call)
  if (code !== 'REFUSED') throw new Error(`the call failed with ${code}`, { cause: data })
  return refusal.parse(data)
}
