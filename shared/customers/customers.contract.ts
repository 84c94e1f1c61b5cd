import { z } from 'zod'
import { jobSummary } from '../jobs/jobs.ts'
import { customerId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { customer, customerFields, customerSummary, ownedUnit } from './customers.ts'

export const customersContract = {
  /** All customers by name; with a query those whose name, phone or e-mail contains it. */
  list: procedure('read')
    .input(z.object({ query: z.string().max(200).default(''), ...pageRequest }))
    .output(page(customerSummary)),
  /** One customer with all units and the newest jobs: one history. */
  get: procedure('read')
    .input(z.object({ customerId }))
    .output(z.object({ customer, units: z.array(ownedUnit), jobs: z.array(jobSummary) })),
  create: procedure('counter')
    .input(change({ ...customerFields, evenIfPhoneKnown: z.boolean() }))
    .output(customer),
  update: procedure('counter')
    .input(change({ customerId, version, ...customerFields }))
    .output(customer),
}
