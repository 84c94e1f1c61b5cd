import { z } from 'zod'

export const ROLES = ['front-desk', 'technician', 'parts', 'quality', 'manager', 'administrator', 'auditor'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** What somebody may do. Procedures name one of these; screens ask with the same words. */
export const PERMISSIONS = [
  'read',
  'counter', // check in, hand back, take money
  'bench', // assess, plan, log, test
  'approval', // record a customer's approval
  'stock', // stock and purchasing
  'stock-pick', // pick and fit
  'quality', // quality reports, spot checks
  'quality-file', // file a quality report
  'waive', // waive, discount, refund, change policy
  'read-takings', // what was taken on a day: whoever takes money, and the auditor
  'read-audit', // check that nobody altered what was done
  'catalogue', // models, their terms, checklists and warnings
  'administer', // staff, settings, stations, backup
] as const
export const permission = z.enum(PERMISSIONS)
export type Permission = z.infer<typeof permission>

/**
 * The table "Roles" of the mission, one line a role. Everybody signed in may read; the auditor may do nothing else.
 * Models are kept by those who answer for promises (manager) or set the depot up (administrator).
 */
export const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  'front-desk': ['read', 'read-takings', 'counter', 'approval'],
  technician: ['read', 'bench', 'approval', 'stock-pick', 'quality-file'],
  parts: ['read', 'stock', 'stock-pick'],
  quality: ['read', 'bench', 'quality', 'quality-file'],
  manager: [
    'read',
    'read-takings',
    'counter',
    'bench',
    'approval',
    'stock',
    'stock-pick',
    'quality',
    'quality-file',
    'waive',
    'read-audit',
    'catalogue',
  ],
  administrator: ['read', 'read-audit', 'catalogue', 'administer'],
  auditor: ['read', 'read-takings', 'read-audit'],
}

/** Everything that somebody with these roles may do; an unknown or empty list of roles grants nothing. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((name) => GRANTS[name]))
}
