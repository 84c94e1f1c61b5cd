/**
 * Every table as Kysely sees it, on both dialects. Ids and instants are text, flags are 0/1 integers, money is integer minor
 * units, JSON is text that a repository checks with zod when it reads it. What a column means is said in the migration.
 */
import type { CertificateTable, SigningKeyTable } from './tables/certificates.ts'
import type { ClaimAnswerTable, ClaimLineTable, ClaimTable } from './tables/claims.ts'
import type { CustodyNowTable, CustodyTable, PlaceCountTable, PlaceTable } from './tables/custody.ts'
import type { DepotTable, SessionTable, SignInTryTable, StaffTable } from './tables/depot.ts'
import type { DocumentTemplateTable } from './tables/documents.ts'
import type { ModelTable, PartBarcodeTable, PartModelTable, PartSubstituteTable, PartTable } from './tables/catalogue.ts'
import type { ImportLineTable, ImportRunTable } from './tables/imports.ts'
import type { LabelLayoutTable } from './tables/labels.ts'
import type { LoanerTable, LoanTable } from './tables/loaners.ts'
import type { AccessoryTable, AttachmentTable, CustomerTable, RmaTable, UnitTable } from './tables/intake.ts'
import type {
  EventTable,
  JobTable,
  RepairEntryTable,
  RepairPartRestatedTable,
  RepairPartTable,
  TestRunTable,
  WorkTimerTable,
} from './tables/jobs.ts'
import type {
  AuditTable,
  ChainHeadTable,
  ChangeListTable,
  CounterTable,
  IdempotencyTable,
  SearchEntryTable,
} from './tables/work.ts'
import type { PrinterTable, PrinterUseTable, PrintPaperTable, PrintTable } from './tables/printers.ts'
import type {
  ApprovalLinkTable,
  ApprovalTable,
  PaymentTable,
  PlanLineTable,
  PlanTable,
  PolicyTable,
  PolicyUseTable,
  PolicyVersionTable,
  WaiverTable,
} from './tables/promises.ts'
import type {
  DeliveryTable,
  OnOrderView,
  OrderLineTable,
  PurchaseOrderTable,
  SupplierPartTable,
  SupplierTable,
} from './tables/purchasing.ts'
import type { ClosedSymptomTable, EscalationTable, QualityReportTable, RemoteSessionTable } from './tables/service.ts'
import type {
  BinStockTable,
  BinTable,
  JobPartTable,
  LotPickedTable,
  LotStockTable,
  LotTable,
  MovementTable,
  PartStockTable,
  PromiseTable,
} from './tables/stock.ts'
import type { StocktakeBinTable, StocktakeCountTable, StocktakeLineTable, StocktakeTable } from './tables/stocktake.ts'

export interface Schema {
  depot: DepotTable
  staff: StaffTable
  session: SessionTable
  sign_in_try: SignInTryTable
  model: ModelTable
  part: PartTable
  customer: CustomerTable
  unit: UnitTable
  rma: RmaTable
  job: JobTable
  accessory: AccessoryTable
  attachment: AttachmentTable
  repair_entry: RepairEntryTable
  repair_part: RepairPartTable
  repair_part_restated: RepairPartRestatedTable
  test_run: TestRunTable
  work_timer: WorkTimerTable
  event: EventTable
  audit: AuditTable
  idempotency: IdempotencyTable
  counter: CounterTable
  change_list: ChangeListTable
  search_entry: SearchEntryTable
  policy: PolicyTable
  policy_version: PolicyVersionTable
  policy_use: PolicyUseTable
  plan: PlanTable
  plan_line: PlanLineTable
  approval: ApprovalTable
  approval_link: ApprovalLinkTable
  payment: PaymentTable
  waiver: WaiverTable
  remote_session: RemoteSessionTable
  escalation: EscalationTable
  quality_report: QualityReportTable
  closed_symptom: ClosedSymptomTable
  part_model: PartModelTable
  part_substitute: PartSubstituteTable
  part_barcode: PartBarcodeTable
  bin: BinTable
  lot: LotTable
  job_part: JobPartTable
  movement: MovementTable
  part_stock: PartStockTable
  bin_stock: BinStockTable
  lot_stock: LotStockTable
  promise: PromiseTable
  lot_picked: LotPickedTable
  supplier: SupplierTable
  supplier_part: SupplierPartTable
  purchase_order: PurchaseOrderTable
  order_line: OrderLineTable
  delivery: DeliveryTable
  on_order: OnOrderView
  stocktake: StocktakeTable
  stocktake_count: StocktakeCountTable
  stocktake_bin: StocktakeBinTable
  stocktake_line: StocktakeLineTable
  claim: ClaimTable
  claim_line: ClaimLineTable
  claim_answer: ClaimAnswerTable
  document_template: DocumentTemplateTable
  import_run: ImportRunTable
  import_line: ImportLineTable
  place: PlaceTable
  custody: CustodyTable
  custody_now: CustodyNowTable
  place_count: PlaceCountTable
  chain_head: ChainHeadTable
  printer: PrinterTable
  printer_use: PrinterUseTable
  print: PrintTable
  print_paper: PrintPaperTable
  signing_key: SigningKeyTable
  certificate: CertificateTable
  label_layout: LabelLayoutTable
  loaner: LoanerTable
  loan: LoanTable
}
