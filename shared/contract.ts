import { archiveContract } from './archive/archive.contract.ts'
import { arrivalsContract } from './arrivals/arrivals.contract.ts'
import { attachmentsContract } from './attachments/attachments.contract.ts'
import { auditContract } from './audit/audit.contract.ts'
import { benchContract } from './bench/bench.contract.ts'
import { catalogueContract } from './catalogue/catalogue.contract.ts'
import { certificatesContract } from './certificates/certificates.contract.ts'
import { claimsContract } from './claims/claims.contract.ts'
import { custodyContract } from './custody/custody.contract.ts'
import { customersContract } from './customers/customers.contract.ts'
import { depotContract } from './depot/depot.contract.ts'
import { documentsContract } from './documents/documents.contract.ts'
import { entitlementContract } from './entitlement/entitlement.contract.ts'
import { escalationsContract } from './escalations/escalations.contract.ts'
import { handBackContract } from './hand-back/hand-back.contract.ts'
import { importsContract } from './imports/imports.contract.ts'
import { intakeContract } from './intake/intake.contract.ts'
import { jobPartsContract } from './job-parts/job-parts.contract.ts'
import { jobsContract } from './jobs/jobs.contract.ts'
import { knowledgeContract } from './knowledge/knowledge.contract.ts'
import { labelsContract } from './labels/labels.contract.ts'
import { liveContract } from './live/live.contract.ts'
import { loanersContract } from './loaners/loaners.contract.ts'
import { partsContract } from './parts/parts.contract.ts'
import { policiesContract } from './policies/policies.contract.ts'
import { printersContract } from './printers/printers.contract.ts'
import { purchasingContract } from './purchasing/purchasing.contract.ts'
import { qualityContract } from './quality/quality.contract.ts'
import { remoteContract } from './remote/remote.contract.ts'
import { plansContract } from './plans/plans.contract.ts'
import { moneyContract } from './money/money.contract.ts'
import { scannerContract } from './scanner/scanner.contract.ts'
import { searchContract } from './search/search.contract.ts'
import { sessionContract, staffContract } from './staff/staff.contract.ts'
import { stockContract } from './stock/stock.contract.ts'
import { stocktakeContract } from './stocktake/stocktake.contract.ts'
import { templatesContract } from './documents/templates.contract.ts'
import { unitsContract } from './units/units.contract.ts'

/** Raised when an older page could misunderstand the host; a page that sees another number reloads. */
export const CONTRACT_VERSION = 5

/** Every procedure of the depot, by feature. */
export const contract = {
  archive: archiveContract,
  arrivals: arrivalsContract,
  attachments: attachmentsContract,
  audit: auditContract,
  bench: benchContract,
  catalogue: catalogueContract,
  certificates: certificatesContract,
  claims: claimsContract,
  custody: custodyContract,
  customers: customersContract,
  depot: depotContract,
  documents: documentsContract,
  entitlement: entitlementContract,
  escalations: escalationsContract,
  handBack: handBackContract,
  imports: importsContract,
  intake: intakeContract,
  jobParts: jobPartsContract,
  jobs: jobsContract,
  knowledge: knowledgeContract,
  labels: labelsContract,
  live: liveContract,
  loaners: loanersContract,
  parts: partsContract,
  policies: policiesContract,
  printers: printersContract,
  purchasing: purchasingContract,
  quality: qualityContract,
  remote: remoteContract,
  plans: plansContract,
  money: moneyContract,
  scanner: scannerContract,
  search: searchContract,
  session: sessionContract,
  staff: staffContract,
  stock: stockContract,
  stocktake: stocktakeContract,
  templates: templatesContract,
  units: unitsContract,
}
