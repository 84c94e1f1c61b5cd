import { z } from 'zod'
import binsJson from '../../../resources/sample/bins.json' with { type: 'json' }
import customersJson from '../../../resources/sample/customers.json' with { type: 'json' }
import depotJson from '../../../resources/sample/depot.json' with { type: 'json' }
import loanersJson from '../../../resources/sample/loaners.json' with { type: 'json' }
import modelsJson from '../../../resources/sample/models.json' with { type: 'json' }
import partsJson from '../../../resources/sample/parts.json' with { type: 'json' }
import phrasesJson from '../../../resources/sample/phrases.json' with { type: 'json' }
import staffJson from '../../../resources/sample/staff.json' with { type: 'json' }
import storiesJson from '../../../resources/sample/stories.json' with { type: 'json' }
import suppliersJson from '../../../resources/sample/suppliers.json' with { type: 'json' }
import { assessmentFields } from '../../../shared/bench/bench.contract.ts'
import { modelFields } from '../../../shared/catalogue/catalogue.ts'
import { customerFields } from '../../../shared/customers/customers.ts'
import { depotSettings } from '../../../shared/depot/depot.ts'
import { symptom } from '../../../shared/intake/intake.ts'
import { waitParty } from '../../../shared/jobs/stages.ts'
import { minorUnits } from '../../../shared/kernel/money.ts'
import { bilingual } from '../../../shared/kernel/text.ts'
import { loanerFields } from '../../../shared/loaners/loaners.ts'
import { partFields } from '../../../shared/parts/parts.ts'
import { supplierFields } from '../../../shared/purchasing/suppliers.ts'
import { badgeAlphabet, badgeSecretLength } from '../../../shared/scan/scan-tokens.ts'
import { pin, staffFields } from '../../../shared/staff/staff.ts'
import { binFields } from '../../../shared/stock/bins.ts'
import { pieces } from '../../../shared/stock/quantity.ts'

/** What the sample depot is made of: `resources/sample`, checked by the depot's own field rules. */

const key = z.string().regex(/^[a-z0-9-]+$/)

const sampleModel = z.strictObject({
  key,
  /** `imei:` and the type's first eight digits, or a serial with `{nX}` for X digits. */
  serialPattern: z.string().regex(/^imei:\d{8}$|^[A-Z0-9-]*\{n\d\}$/),
  ...modelFields,
})
export type SampleModel = z.output<typeof sampleModel>

const { modelIds: _byFits, substituteIds: _bySubstitutes, ...written } = partFields

const samplePart = z.strictObject({
  ...written,
  taxPoints: written.taxPoints.default(null),
  photoId: written.photoId.default(null),
  note: written.note.default(null),
  isActive: written.isActive.default(true),
  fits: z.array(key).min(1),
  /** SKUs of parts that may stand in for it. */
  substitutes: z.array(z.string()),
  /** What lay in which bin when the depot opened, and what one piece cost. */
  opening: z.strictObject({ bin: z.string(), pieces, cost: minorUnits }),
})
export type SamplePart = z.output<typeof samplePart>

const sampleBin = z.strictObject({
  code: binFields.code,
  name: bilingual,
  kind: binFields.kind,
  /** The key of whose bench or van it is. */
  keeper: key.nullable().default(null),
})
export type SampleBin = z.output<typeof sampleBin>

const sampleSupplier = z.strictObject({
  ...supplierFields,
  /** Whose parts it sells; null for those of no maker. */
  makers: z.array(z.string().nullable()).min(1),
  /** Pieces in which it sells them. */
  pack: pieces,
})
export type SampleSupplier = z.output<typeof sampleSupplier>

const sampleCustomer = z.strictObject({
  ...customerFields,
  kind: customerFields.kind.default('person'),
  contactName: customerFields.contactName.default(null),
  email: customerFields.email.default(null),
  address: customerFields.address.default(null),
  region: customerFields.region.default('domestic'),
  tier: customerFields.tier.default('standard'),
  isDealer: customerFields.isDealer.default(false),
  note: customerFields.note.default(null),
  /** Models an organisation brings; persons bring any. */
  owns: z.array(key).default([]),
})
export type SampleCustomer = z.output<typeof sampleCustomer>

const sampleLoaner = z.strictObject({
  model: loanerFields.model,
  serial: loanerFields.serial,
  accessories: z.array(bilingual),
  condition: bilingual,
  outOfUse: bilingual.nullable(),
})

/** The secret of a badge, so that the sign-in page of the sample can show one to scan. */
const badge = z.string().regex(new RegExp(`^[${badgeAlphabet}]{${badgeSecretLength}}$`))

const sampleStaff = z.strictObject({ pin, members: z.array(z.strictObject({ key, badge, ...staffFields })) })

const { isUrgent: _decidedByThePlan, ...found } = assessmentFields

/** One fault of one model, from the customer's words to the advice at hand-back. */
const story = z.strictObject({
  model: key,
  symptoms: z.array(symptom).min(1),
  faults: z.array(bilingual).min(1),
  condition: bilingual,
  assessment: z.strictObject({ ...found, findings: bilingual, cause: bilingual }),
  /** Null where nothing had to be repaired. */
  work: z.strictObject({ done: bilingual, minutes: z.int().min(1), parts: z.array(z.string()) }).nullable(),
  advice: bilingual,
})
export type Story = z.output<typeof story>

const sampleDepot = z.strictObject({
  ...depotSettings.shape,
  language: z.undefined().optional(),
  name: bilingual,
  address: bilingual,
  slipTerms: bilingual,
  shelves: z.array(z.string()).min(1),
})

const samplePhrases = z.strictObject({
  holds: z.array(z.strictObject({ party: waitParty, reason: bilingual })).min(1),
  dueReasons: z.array(bilingual).min(1),
  approvals: z.array(bilingual).min(1),
  declines: z.array(bilingual).min(1),
  refusedProofs: z.array(bilingual).min(1),
  labour: bilingual,
  reworks: z.array(z.strictObject({ note: bilingual, done: bilingual })).min(1),
  captions: z.array(bilingual).min(1),
  praise: z.array(bilingual).min(1),
  blame: z.array(bilingual).min(1),
  idCheck: bilingual,
  accessoryKept: bilingual,
  waiver: bilingual,
  refund: bilingual,
})

export interface SampleContent {
  depot: z.output<typeof sampleDepot>
  phrases: z.output<typeof samplePhrases>
  staff: z.output<typeof sampleStaff>
  models: SampleModel[]
  bins: SampleBin[]
  parts: SamplePart[]
  suppliers: SampleSupplier[]
  customers: SampleCustomer[]
  stories: Story[]
  loaners: z.output<typeof sampleLoaner>[]
}

/** Reads and checks everything; throws a ZodError that names the entry when a file breaks the depot's own rules. */
export function readSampleContent(): SampleContent {
  return {
    depot: sampleDepot.parse(depotJson),
    phrases: samplePhrases.parse(phrasesJson),
    staff: sampleStaff.parse(staffJson),
    models: z.array(sampleModel).parse(modelsJson),
    bins: z.array(sampleBin).parse(binsJson),
    parts: z.array(samplePart).parse(partsJson),
    suppliers: z.array(sampleSupplier).parse(suppliersJson),
    customers: z.array(sampleCustomer).parse(customersJson),
    stories: z.array(story).parse(storiesJson),
    loaners: z.array(sampleLoaner).parse(loanersJson),
  }
}
