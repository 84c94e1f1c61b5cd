import type { Core } from '../../work/core.ts'
import type { CallContext } from '../../host.ts'
import type { Outcome } from '../../../shared/kernel/refusal.ts'
import type { SignedIn } from '../../../shared/staff/staff.ts'
import { answerOf, type Implementer } from '../../work/procedures.ts'
import { type NewlySignedIn, readSignedIn, signIn, signInWithBadge, signOut } from './session.service.ts'
import { listStaff } from './staff.repository.ts'

export function sessionHandlers(os: Implementer, core: Core) {
  return {
    names: os.session.names.handler(async () => {
      const staff = await listStaff(core.store.read)
      return staff.filter((member) => member.isActive).map(({ id, name, roles }) => ({ id, name, roles }))
    }),
    signIn: os.session.signIn.handler(async ({ context, input, path }) =>
      carry(context, await signIn(core, placeOf(context, path), input)),
    ),
    signInWithBadge: os.session.signInWithBadge.handler(async ({ context, input, path }) =>
      carry(context, await signInWithBadge(core, placeOf(context, path), input.code)),
    ),
    signOut: os.session.signOut.handler(async ({ context, path }) => {
      const token = context.session.read()
      if (token !== null) await signOut(core, { ...placeOf(context, path), actor: context.actor }, token)
      context.session.clear()
      return { signedOut: true as const }
    }),
    me: os.session.me.handler(async ({ context }) => {
      const token = context.session.read()
      return token === null ? null : readSignedIn(core, token)
    }),
  }
}

const placeOf = (context: CallContext, path: readonly string[]) => ({ device: context.device, procedure: path.join('.') })

/** Hands the token to the host and answers what the page may know. */
function carry(context: CallContext, outcome: Outcome<NewlySignedIn>): SignedIn {
  const { token, signedIn } = answerOf(outcome)
  context.session.write(token, signedIn.expiresAt)
  return signedIn
}
