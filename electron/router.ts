import { archiveHandlers } from './features/archive/archive.handlers.ts'
import { arrivalsHandlers } from './features/arrivals/arrivals.handlers.ts'
import { attachmentsHandlers } from './features/attachments/attachments.handlers.ts'
import { auditHandlers } from './features/audit/audit.handlers.ts'
import { benchHandlers } from './features/bench/bench.handlers.ts'
import { catalogueHandlers } from './features/catalogue/catalogue.handlers.ts'
import { certificatesHandlers } from './features/certificates/certificates.handlers.ts'
import { claimsHandlers } from './features/claims/claims.handlers.ts'
import { custodyHandlers } from './features/custody/custody.handlers.ts'
import { customersHandlers } from './features/customers/customers.handlers.ts'
import { depotHandlers } from './features/depot/depot.handlers.ts'
import { entitlementHandlers } from './features/entitlement/entitlement.handlers.ts'
import { fillSampleDepot } from './features/sample/sample-depot.ts'
import { documentsHandlers } from './features/documents/documents.handlers.ts'
import { escalationsHandlers } from './features/escalations/escalations.handlers.ts'
import { handBackHandlers } from './features/hand-back/hand-back.handlers.ts'
import { importsHandlers } from './features/imports/imports.handlers.ts'
import { intakeHandlers } from './features/intake/intake.handlers.ts'
import { releaseAndGoOn } from './features/job-parts/go-on.service.ts'
import { jobPartsHandlers } from './features/job-parts/job-parts.handlers.ts'
import { jobsHandlers } from './features/jobs/jobs.handlers.ts'
import { knowledgeHandlers } from './features/knowledge/knowledge.handlers.ts'
import { labelsHandlers } from './features/labels/labels.handlers.ts'
import { liveHandlers } from './features/live/live.handlers.ts'
import { loanersHandlers } from './features/loaners/loaners.handlers.ts'
import { partsHandlers } from './features/parts/parts.handlers.ts'
import { policiesHandlers } from './features/policies/policies.handlers.ts'
import { loadedAt } from './features/printers/draw-print.service.ts'
import { printersHandlers } from './features/printers/printers.handlers.ts'
import { purchasingHandlers } from './features/purchasing/purchasing.handlers.ts'
import { qualityHandlers } from './features/quality/quality.handlers.ts'
import { remoteHandlers } from './features/remote/remote.handlers.ts'
import { plansHandlers } from './features/plans/plans.handlers.ts'
import { moneyHandlers } from './features/money/money.handlers.ts'
import { scannerHandlers } from './features/scanner/scanner.handlers.ts'
import { searchHandlers } from './features/search/search.handlers.ts'
import { createFindActor } from './features/staff/session.service.ts'
import { sessionHandlers } from './features/staff/session.handlers.ts'
import { staffHandlers } from './features/staff/staff.handlers.ts'
import { stockHandlers } from './features/stock/stock.handlers.ts'
import { stocktakeHandlers } from './features/stocktake/stocktake.handlers.ts'
import { templatesHandlers } from './features/documents/templates.handlers.ts'
import { unitsHandlers } from './features/units/units.handlers.ts'
import type { Core } from './work/core.ts'
import { implementContract } from './work/procedures.ts'

/** The contract with everything behind it: one line per feature. Both hosts serve this. */
export function createRouter(core: Core) {
  const os = implementContract(createFindActor(core))
  return os.router({
    archive: archiveHandlers(os, core),
    arrivals: arrivalsHandlers(os, core),
    attachments: attachmentsHandlers(os, core),
    audit: auditHandlers(os, core),
    bench: benchHandlers(os, core),
    catalogue: catalogueHandlers(os, core),
    certificates: certificatesHandlers(os, core),
    claims: claimsHandlers(os, core),
    custody: custodyHandlers(os, core),
    customers: customersHandlers(os, core),
    depot: depotHandlers(os, core, { fillSample: fillSampleDepot }),
    documents: documentsHandlers(os, core, loadedAt),
    entitlement: entitlementHandlers(os, core),
    escalations: escalationsHandlers(os, core),
    handBack: handBackHandlers(os, core),
    imports: importsHandlers(os, core),
    intake: intakeHandlers(os, core),
    jobParts: jobPartsHandlers(os, core),
    jobs: jobsHandlers(os, core, { release: releaseAndGoOn }),
    knowledge: knowledgeHandlers(os, core),
    labels: labelsHandlers(os, core),
    live: liveHandlers(os, core),
    loaners: loanersHandlers(os, core),
    parts: partsHandlers(os, core),
    policies: policiesHandlers(os, core),
    printers: printersHandlers(os, core),
    purchasing: purchasingHandlers(os, core),
    quality: qualityHandlers(os, core),
    remote: remoteHandlers(os, core),
    plans: plansHandlers(os, core),
    money: moneyHandlers(os, core),
    scanner: scannerHandlers(os, core),
    search: searchHandlers(os, core),
    session: sessionHandlers(os, core),
    staff: staffHandlers(os, core),
    stock: stockHandlers(os, core),
    stocktake: stocktakeHandlers(os, core),
    templates: templatesHandlers(os, core),
    units: unitsHandlers(os, core),
  })
}

export type Router = ReturnType<typeof createRouter>
