import { useSession } from '../../app/session-context.ts'

/** Whether whoever is signed in may say where a unit is. */
export const useMayCarry = (): boolean => {
  const { can } = useSession()
  return can('counter') || can('bench') || can('stock')
}

/** Whether whoever is signed in may add and change places. */
export const useMayPlace = (): boolean => {
  const { can } = useSession()
  return useMayCarry() || can('administer')
}
