import { StoreOpenError } from '../store-errors.ts'
import { resultOf, WorkerConnection } from './sqlite-connection.ts'
import type { WorkerStart } from './sqlite-protocol.ts'

export interface HealthCheck {
  /** Ends the check after the table it is at, and waits for that. */
  stop: () => Promise<void>
}

/**
 * Checks all pages of an open depot in a thread of its own, table by table so that it can be stopped. Reports the first
 * damage, once, as `corrupt`; also reports when the check itself fails.
 */
export function checkBesideWork(start: Omit<WorkerStart, 'role'>, onDamage: (error: Error) => void): HealthCheck {
  const connection = new WorkerConnection()
  let isStopped = false
  const rows = async <Row>(sql: string): Promise<Row[]> =>
    resultOf<Row>(await connection.take({ op: 'query', sql, parameters: [] })).rows

  const check = async (): Promise<void> => {
    await connection.open({ ...start, role: 'reader' })
    const tables = await rows<{ name: string }>(`select name from sqlite_schema where type = 'table' and rootpage > 0`)
    for (const { name } of tables) {
      if (isStopped) return
      // Damage is a finding, or, where a page cannot even be read, an error.
      const finding = await rows<{ quick_check: string }>(`pragma quick_check('${name.replaceAll("'", "''")}')`).then(
        (findings) => findings[0]?.quick_check ?? 'no answer',
        (error: Error) => error.message,
      )
      if (finding !== 'ok') throw new StoreOpenError('corrupt', `${name}: ${finding}`)
    }
  }
  const done = check()
    .catch(onDamage)
    .finally(() => connection.close())

  return {
    stop: async () => {
      isStopped = true
      await done
    },
  }
}
