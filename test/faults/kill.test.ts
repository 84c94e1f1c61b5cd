import { sql } from 'kysely'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'

const SCRIPT = fileURLToPath(new URL('commit-until-killed.ts', import.meta.url))

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handback-kill-'))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

/** Starts a process that commits, and kills it without warning after `commits` acknowledged ones. Gives the last of them. */
async function commitAndKill(commits: number, whileOpen: () => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  let last = 0
  let seen = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') await whileOpen()
    else last = Number(line)
    if (++seen > commits) child.kill('SIGKILL')
  }
  await exit
  expect(child.signalCode).toBe('SIGKILL')
  return last
}

it('keeps every acknowledged change when the process is killed, and lets the next one open the depot', async () => {
  let last = 0
  for (const commits of [1, 40, 7]) {
    const before = last
    await rebase(before)
    last = await commitAndKill(commits, async () => {
      await expect(openSqliteStore({ dataDir })).rejects.toMatchObject({ kind: 'locked' })
    })
    const store = await openSqliteStore({ dataDir })
    const { rows } = await sql<{ n: number; most: number; halves: number }>`
      select count(*) as n, max(id) as most,
        (select count(*) from acknowledged a where not exists (select 1 from acknowledged b where b.id = a.pair)) as halves
      from acknowledged`.execute(store.read)
    await store.close()
    const found = rows[0]
    expect(last).toBeGreaterThan(0)
    expect(found?.most).toBeGreaterThanOrEqual(last + 1)
    expect(found?.n).toBe(found?.most)
    expect(found?.halves).toBe(0)
  }
})

/** Each round counts from 1 again. */
async function rebase(before: number): Promise<void> {
  if (before === 0) return
  const store = await openSqliteStore({ dataDir })
  await store.transact((db) => sql`delete from acknowledged`.execute(db))
  await store.close()
}
