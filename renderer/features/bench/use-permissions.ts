import { useMemo } from 'react'
import { PERMISSIONS, type Permission } from '../../../shared/kernel/permissions.ts'
import { useSession } from '../../app/session-context.ts'

/** What the person at this screen may do, as the stage table asks for it. */
export const usePermissions = (): ReadonlySet<Permission> => {
  const { can } = useSession()
  return useMemo(() => new Set(PERMISSIONS.filter((permission) => can(permission))), [can])
}
