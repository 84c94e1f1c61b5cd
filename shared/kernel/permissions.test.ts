import { describe, expect, test } from 'vitest'
import { PERMISSIONS, permissionsOf, ROLES } from './permissions.ts'

describe('who may do what (MISSION.md, "Roles")', () => {
  test('no role and every role', () => {
    expect(permissionsOf([]).size).toBe(0)
    expect([...permissionsOf([...ROLES])].toSorted()).toEqual([...PERMISSIONS].toSorted())
  })

  test('the auditor reads and changes nothing', () => {
    expect([...permissionsOf(['auditor'])]).toEqual(['read', 'read-takings', 'read-audit'])
  })

  test('only the administrator rules over staff and settings, and neither repairs nor takes units in', () => {
    const ruling = ROLES.filter((role) => permissionsOf([role]).has('administer'))
    expect(ruling).toEqual(['administrator'])
    expect(permissionsOf(['administrator']).has('counter')).toBe(false)
    expect(permissionsOf(['administrator']).has('bench')).toBe(false)
  })

  test('only the manager waives', () => {
    expect(ROLES.filter((role) => permissionsOf([role]).has('waive'))).toEqual(['manager'])
  })

  test('two roles may what each of them may', () => {
    const [desk, technician] = [permissionsOf(['front-desk']), permissionsOf(['technician'])]
    expect(permissionsOf(['front-desk', 'technician'])).toEqual(new Set([...desk, ...technician]))
  })
})
