import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { createCustomer, listCustomers, readCustomerFile, updateCustomer } from './customers.service.ts'

export function customersHandlers(os: Implementer, core: Core) {
  return {
    list: os.customers.list.handler(({ input }) => listCustomers(core.store.read, input)),
    get: os.customers.get.handler(async ({ input }) => found(await readCustomerFile(core.store.read, input.customerId))),
    create: os.customers.create.handler(change(core, createCustomer)),
    update: os.customers.update.handler(change(core, updateCustomer)),
  }
}
