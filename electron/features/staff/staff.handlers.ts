import type { Core } from '../../work/core.ts'
import { change, type Implementer } from '../../work/procedures.ts'
import { sealPin } from './pin-hash.ts'
import { listStaff } from './staff.repository.ts'
import { createStaff, issueBadge, setStaffActive, setStaffPin, updateStaff } from './staff.service.ts'

export function staffHandlers(os: Implementer, core: Core) {
  const create = change(core, createStaff)
  const setPin = change(core, setStaffPin)
  return {
    list: os.staff.list.handler(() => listStaff(core.store.read)),
    create: os.staff.create.handler(async ({ context, input: { pin, ...input }, path }) =>
      create({ context, path, input: { ...input, sealedPin: await sealPin(pin, core.pinCostLog2, input.key) } }),
    ),
    update: os.staff.update.handler(change(core, updateStaff)),
    setActive: os.staff.setActive.handler(change(core, setStaffActive)),
    setPin: os.staff.setPin.handler(async ({ context, input: { pin, ...input }, path }) =>
      setPin({ context, path, input: { ...input, sealedPin: await sealPin(pin, core.pinCostLog2, input.key) } }),
    ),
    issueBadge: os.staff.issueBadge.handler(change(core, issueBadge, { keepsAnswer: false })),
  }
}
