import { useSession } from '../../app/session-context.ts'

/** Whether whoever is signed in may add and change loaners. */
export const useMayKeep = (): boolean => {
  const { can } = useSession()
  return can('counter') || can('administer')
}
