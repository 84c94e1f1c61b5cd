import type { Core } from '../../work/core.ts'
import { answerOf, change, found, type Implementer } from '../../work/procedures.ts'
import { findPolicy, findVersion } from './policies.repository.ts'
import { adoptPreset, createPolicy, readPolicies, savePolicy, setPolicyActive, setPolicyUse, tryOut } from './policies.service.ts'

export function policiesHandlers(os: Implementer, core: Core) {
  return {
    list: os.policies.list.handler(() => readPolicies(core.store.read)),
    get: os.policies.get.handler(async ({ input }) => found(await findPolicy(core.store.read, input.policyId))),
    version: os.policies.version.handler(async ({ input }) =>
      found(await findVersion(core.store.read, input.policyId, input.number)),
    ),
    judge: os.policies.judge.handler(async ({ input }) => answerOf(await tryOut(core.store.read, input))),
    adopt: os.policies.adopt.handler(change(core, adoptPreset)),
    create: os.policies.create.handler(change(core, createPolicy)),
    save: os.policies.save.handler(change(core, savePolicy)),
    setActive: os.policies.setActive.handler(change(core, setPolicyActive)),
    setUse: os.policies.setUse.handler(change(core, setPolicyUse)),
  }
}
