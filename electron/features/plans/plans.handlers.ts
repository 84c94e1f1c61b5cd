import type { Signing } from '../../../shared/intake/intake.ts'
import type { Outcome } from '../../../shared/kernel/refusal.ts'
import { done } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, change, found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import type { Work } from '../../work/work.ts'
import { drawSignature, type Signed } from '../attachments/signature.service.ts'
import { answerByLink, knownLink, makeLink, seeByLink } from './approval-link.service.ts'
import { answerPlan, recordConsent } from './approval.service.ts'
import { offerPlan, readJobPlans, setDue, suggestPlan } from './plans.service.ts'

export function plansHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    ofJob: os.plans.ofJob.handler(({ input }) => readJobPlans(read, input.jobId)),
    suggestion: os.plans.suggestion.handler(async ({ input }) =>
      found(await suggestPlan(read, input.jobId, await readToday(core))),
    ),
    offer: os.plans.offer.handler(change(core, offerPlan)),
    answer: os.plans.answer.handler(async (call) => {
      const signed = answerOf(await signedWith(core, call.input.signature))
      return change(core, (work: Work, input: typeof call.input) => answerPlan(work, { ...input, signed }))(call)
    }),
    recordConsent: os.plans.recordConsent.handler(change(core, recordConsent)),
    setDue: os.plans.setDue.handler(change(core, setDue)),
    makeLink: os.plans.makeLink.handler((call) => {
      const { ownAddress } = call.context
      const make = (work: Work, input: typeof call.input) => makeLink(work, { ...input, ownAddress })
      // The token is a secret of whoever gets the link, and stays nowhere.
      return change(core, make, { keepsAnswer: false })(call)
    }),
    seeByLink: os.plans.seeByLink.handler(async ({ context, input }) => {
      answerOf(await knownLink(core, context.device, input.token))
      return answerOf(await seeByLink(core, input.token))
    }),
    answerByLink: os.plans.answerByLink.handler(async (call) => {
      answerOf(await knownLink(core, call.context.device, call.input.token))
      const signed = answerOf(await signedWith(core, call.input.signature))
      // Whoever happens to be signed in at this browser has no part in what the customer says.
      const asCustomer = { ...call, context: { ...call.context, actor: null } }
      return change(core, (work: Work, input: typeof call.input) => answerByLink(work, { ...input, signed }))(asCustomer)
    }),
  }
}

async function signedWith(core: Core, image: string | null): Promise<Outcome<Signed | null>> {
  const signing: Signing | null = image === null ? null : { way: 'screen', image }
  return signing === null ? done(null) : drawSignature(core.photos, signing)
}
