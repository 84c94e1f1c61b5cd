import { z } from 'zod'
import type { StaffId } from '../../../shared/kernel/ids.ts'
import { type Role, role } from '../../../shared/kernel/permissions.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { flag, storedId, storedJson } from '../../db/stored.ts'

const roles = z.array(role)

const COLUMNS = ['staff.id', 'staff.name', 'staff.roles', 'staff.is_active', 'staff.badge_hash', 'staff.version'] as const

interface Row {
  id: string
  name: string
  roles: string
  is_active: number
  badge_hash: string | null
  version: number
}

function toStaffMember(row: Row): StaffMember {
  return {
    id: storedId(row.id),
    name: row.name,
    roles: storedJson(roles, row.roles),
    isActive: row.is_active === 1,
    hasBadge: row.badge_hash !== null,
    version: row.version,
  }
}

/** Everybody, also those who left, by name. */
export async function listStaff(db: ReadDb): Promise<StaffMember[]> {
  const rows = await db.selectFrom('staff').select(COLUMNS).orderBy('name_key').execute()
  return rows.map(toStaffMember)
}

/** As `listStaff`, and nobody else changes any of them before this transaction has ended. */
export async function lockStaff(db: WriteDb): Promise<StaffMember[]> {
  const query = db.selectFrom('staff').select(COLUMNS).orderBy('id')
  return (await (needsRowLocks(db) ? query.forUpdate() : query).execute()).map(toStaffMember)
}

export async function findStaff(db: ReadDb, id: string): Promise<StaffMember | null> {
  const row = await db.selectFrom('staff').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toStaffMember(row)
}

export async function findStaffByName(db: ReadDb, name: string): Promise<StaffMember | null> {
  const row = await db.selectFrom('staff').select(COLUMNS).where('name_key', '=', folded(name)).executeTakeFirst()
  return row === undefined ? null : toStaffMember(row)
}

/** Whoever has this badge; `badgeHash` as `hashSecret` writes it. */
export async function findStaffByBadge(db: ReadDb, badgeHash: string): Promise<StaffMember | null> {
  const row = await db.selectFrom('staff').select(COLUMNS).where('badge_hash', '=', badgeHash).executeTakeFirst()
  return row === undefined ? null : toStaffMember(row)
}

/** The kept PIN of somebody active; null for everybody else. */
export async function readPinHash(db: ReadDb, id: string): Promise<string | null> {
  const row = await db.selectFrom('staff').select('pin_hash').where('id', '=', id).where('is_active', '=', 1).executeTakeFirst()
  return row?.pin_hash ?? null
}

export async function insertStaff(db: WriteDb, member: StaffMember, pinHash: string, createdAt: string): Promise<void> {
  await db
    .insertInto('staff')
    .values({
      id: member.id,
      name: member.name,
      name_key: folded(member.name),
      roles: JSON.stringify(member.roles),
      pin_hash: pinHash,
      badge_hash: null,
      is_active: flag(member.isActive),
      created_at: createdAt,
      version: member.version,
    })
    .execute()
}

interface StaffChange {
  name?: string
  roles?: readonly Role[]
  isActive?: boolean
  pinHash?: string
  badgeHash?: string
}

/** Keeps what is given and counts the version up; null when the record is no longer at `version`. */
export async function updateStaffRow(
  db: WriteDb,
  id: StaffId,
  version: number,
  { name, roles: newRoles, isActive, pinHash, badgeHash }: StaffChange,
): Promise<StaffMember | null> {
  const row = await db
    .updateTable('staff')
    .set({
      version: version + 1,
      ...(name === undefined ? {} : { name, name_key: folded(name) }),
      ...(newRoles === undefined ? {} : { roles: JSON.stringify(newRoles) }),
      ...(isActive === undefined ? {} : { is_active: flag(isActive) }),
      ...(pinHash === undefined ? {} : { pin_hash: pinHash }),
      ...(badgeHash === undefined ? {} : { badge_hash: badgeHash }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'name', 'roles', 'is_active', 'badge_hash', 'version'])
    .executeTakeFirst()
  return row === undefined ? null : toStaffMember(row)
}
