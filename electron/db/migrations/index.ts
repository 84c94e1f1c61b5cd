import * as mainJob from './0010-main-job.ts'
import * as policies from './0020-policies.ts'
import * as plans from './0030-plans.ts'
import * as service from './0040-service.ts'
import * as reportsOfAJob from './0050-reports-of-a-job.ts'
import * as stock from './0060-stock.ts'
import * as purchasing from './0070-purchasing.ts'
import * as stocktake from './0080-stocktake.ts'
import * as claims from './0090-claims.ts'
import * as imports from './0100-imports.ts'
import * as stockIndexes from './0110-stock-indexes.ts'
import * as labelLayouts from './0120-label-layouts.ts'
import * as printers from './0130-printers.ts'
import * as custody from './0140-custody.ts'
import * as certificates from './0150-certificates.ts'
import * as loaners from './0160-loaners.ts'
import * as documentTemplates from './0170-document-templates.ts'
import * as printPapers from './0180-print-papers.ts'
import * as restatedParts from './0190-restated-parts.ts'
import type { Migration } from './migration.ts'

export type { Migration, MigrationDb } from './migration.ts'

/** Every migration, in order. A released one is never changed, only followed. */
export const migrations: readonly Migration[] = [
  { id: 10, name: 'main-job', up: mainJob.up },
  { id: 20, name: 'policies', up: policies.up },
  { id: 30, name: 'plans', up: plans.up },
  { id: 40, name: 'service', up: service.up },
  { id: 50, name: 'reports-of-a-job', up: reportsOfAJob.up },
  { id: 60, name: 'stock', up: stock.up },
  { id: 70, name: 'purchasing', up: purchasing.up },
  { id: 80, name: 'stocktake', up: stocktake.up },
  { id: 90, name: 'claims', up: claims.up },
  { id: 100, name: 'imports', up: imports.up },
  { id: 110, name: 'stock-indexes', up: stockIndexes.up },
  { id: 120, name: 'label-layouts', up: labelLayouts.up },
  { id: 130, name: 'printers', up: printers.up },
  { id: 140, name: 'custody', up: custody.up },
  { id: 150, name: 'certificates', up: certificates.up },
  { id: 160, name: 'loaners', up: loaners.up },
  { id: 170, name: 'document-templates', up: documentTemplates.up },
  { id: 180, name: 'print-papers', up: printPapers.up },
  { id: 190, name: 'restated-parts', up: restatedParts.up },
]
