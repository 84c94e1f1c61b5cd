import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { CommandSheetData } from '../../../shared/documents/label-data.ts'
import type { DocumentLocale, RenderedDocument } from '../../../shared/documents/documents.ts'
import type { HandBackSlipData, PackingData, RepairReportData, RmaSlipData } from '../../../shared/documents/slips.ts'
import type { FormPaperData } from '../../../shared/documents/form-papers.ts'
import type { ClaimPaperData } from '../../../shared/documents/claim-paper.ts'
import type { OrderPaperData } from '../../../shared/documents/order-paper.ts'
import type { PolicyPaperData, QualityReportData, PlanPaperData, ReceiptData } from '../../../shared/documents/promise-papers.ts'
import { type Language, wording } from '../../../shared/kernel/text.ts'
import type { LabelLayout, PrinterDpi } from '../../../shared/labels/label-layout.ts'
import { pageSvg } from '../../../shared/labels/label-svg.ts'
import { ClaimPaper } from './ClaimPaper.tsx'
import { FormPaper } from './FormPaper.tsx'
import { CommandSheet } from './CommandSheet.tsx'
import { documentStyle } from './document-style.ts'
import { HandBackSlip } from './HandBackSlip.tsx'
import { PackingInstructions } from './PackingInstructions.tsx'
import { PolicyPaper } from './PolicyPaper.tsx'
import { PlanPaper } from './PlanPaper.tsx'
import { printExact, printSheets } from './print-html.ts'
import { PurchaseOrderPaper } from './PurchaseOrderPaper.tsx'
import { QualityReportPaper } from './QualityReportPaper.tsx'
import { Receipt, receiptTitle } from './Receipt.tsx'
import { RepairReport } from './RepairReport.tsx'
import { RmaSlip } from './RmaSlip.tsx'
import { fill, speechOf, wordingOf } from './wording.ts'
import { rollLayouts } from './roll-layout.ts'
import { handBackRows, receiptRows, rmaSlipRows } from './roll-papers.ts'

/** The RMA slip, one sheet per copy, in one document. All copies must be of the same RMA. */
export function renderRmaSlips(copies: readonly [RmaSlipData, ...RmaSlipData[]]): RenderedDocument {
  const [{ locale, number, depot }] = copies
  const speech = speechOf(locale)
  const { title, copy } = speech.words
  return office(
    locale,
    `${title.rmaSlip} ${number}`,
    copies.map((data) => `${depot.name} · ${title.rmaSlip} ${data.number} · ${copy[data.copy]}`),
    <>
      {copies.map((data, index) => (
        <RmaSlip key={data.copy} data={data} sheet={index} speech={speech} />
      ))}
    </>,
  )
}

/** How to send in what an RMA was issued for. */
export function renderPackingInstructions(data: PackingData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.packingInstructions} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <PackingInstructions data={data} speech={speech} />)
}

/** What the bench did on one unit. */
export function renderRepairReport(data: RepairReportData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.repairReport} ${data.job.number}`
  const printed = `${speech.words.field.printedAt} ${speech.instant(data.printedAt)}, ${data.printedBy}`
  return office(data.locale, title, [`${data.depot.name} · ${title} · ${printed}`], <RepairReport data={data} speech={speech} />)
}

/** The signed service receipt. */
export function renderHandBackSlip(data: HandBackSlipData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.handBackSlip} ${data.job.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <HandBackSlip data={data} speech={speech} />)
}

/** A paper that is filled in by hand. */
export function renderFormPaper(data: FormPaperData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.formTitle[data.kind]} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <FormPaper data={data} speech={speech} />)
}

/** A version of a policy as the warranty agreement. */
export function renderPolicy(data: PolicyPaperData): RenderedDocument {
  const speech = speechOf(data.locale)
  const { title, policy } = speech.words
  const version = `${wording(data.name, data.locale.language)}, ${fill(policy.version, { number: data.number })}`
  const foot = `${data.depot.name} · ${title.policy} · ${version}`
  return office(data.locale, `${title.policy} ${version}`, [foot], <PolicyPaper data={data} speech={speech} />)
}

/** What a supplier is asked for. */
export function renderPurchaseOrder(data: OrderPaperData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.purchaseOrder} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <PurchaseOrderPaper data={data} speech={speech} />)
}

/** What a supplier is to make good. */
export function renderClaim(data: ClaimPaperData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.claim} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <ClaimPaper data={data} speech={speech} />)
}

/** What quality is told about a product, and what it decided. */
export function renderQualityReport(data: QualityReportData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.qualityReport} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <QualityReportPaper data={data} speech={speech} />)
}

/** A version of a plan, one sheet for each language. All sheets must be of the same version. */
export function renderPlan(sheets: readonly [PlanPaperData, ...PlanPaperData[]]): RenderedDocument {
  const [{ locale, job, depot }] = sheets
  const titleOf = (data: PlanPaperData) => `${wordingOf(data.locale.language).title.plan} ${data.job.number}`
  return office(
    locale,
    titleOf(sheets[0]),
    sheets.map((data) => `${depot.name} · ${titleOf(data)} · ${job.rmaNumber}`),
    <>
      {sheets.map((data, index) => (
        <PlanPaper key={data.locale.language} data={data} sheet={index} speech={speechOf(data.locale)} />
      ))}
    </>,
  )
}

/** The receipt of one payment or refund on office paper. */
export function renderReceipt(data: ReceiptData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = `${receiptTitle(data, speech)} ${data.number}`
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <Receipt data={data} speech={speech} />)
}

/** The same for the roll of a till, as long as it is. */
export function renderReceiptRoll(data: ReceiptData): DrawnDocument {
  const speech = speechOf(data.locale)
  const title = `${receiptTitle(data, speech)} ${data.number}`
  return onRoll(data.locale, title, rollLayouts(receiptRows(data, speech), title))
}

/** The RMA slip on a roll, one piece per copy. All copies must be of the same RMA. */
export function renderRmaSlipRoll(data: RmaSlipData, ...copies: readonly RmaSlipData[]): DrawnDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.rmaSlip} ${data.number}`
  const rolls = [data, ...copies].flatMap((one) =>
    rollLayouts(rmaSlipRows(one, speech), `${title} · ${speech.words.copy[one.copy]}`),
  )
  return onRoll(data.locale, title, rolls)
}

/** The signed service receipt on a roll. */
export function renderHandBackRoll(data: HandBackSlipData): DrawnDocument {
  const speech = speechOf(data.locale)
  const title = `${speech.words.title.handBackSlip} ${data.job.number}`
  return onRoll(data.locale, title, rollLayouts(handBackRows(data, speech), title))
}

/** The paper of a till, in millimetres. */
const ROLL_MM = 80

/**
 * What comes out of a roll, each piece cut off at its end. Printers of dots are told what lies between their margins; a page has the
 * margins too, and its printer is told the longest, so that none is cut into two.
 */
function onRoll({ language }: DocumentLocale, title: string, labels: readonly LabelLayout[]): DrawnDocument {
  const pages = labels.map(({ widthMm, heightMm, items }) => ({
    widthMm: ROLL_MM,
    heightMm,
    items: items.map((item) => ({ ...item, xMm: item.xMm + (ROLL_MM - widthMm) / 2 })),
  }))
  const heightMicrons = Math.max(...pages.map(({ heightMm }) => heightMm)) * 1000
  return { ...labelPages(pages, language, title), heightMicrons, labels }
}

/** The sheet of command codes for the bench. */
export function renderCommandSheet(data: CommandSheetData): RenderedDocument {
  const speech = speechOf(data.locale)
  const title = speech.words.sheet[data.sheet]
  return office(data.locale, title, [`${data.depot.name} · ${title}`], <CommandSheet data={data} speech={speech} />)
}

function office(locale: DocumentLocale, title: string, feet: readonly string[], content: ReactElement): RenderedDocument {
  return printSheets({
    language: locale.language,
    isBilingual: locale.isBilingual,
    title,
    paper: locale.paper,
    css: documentStyle,
    feet: feet.map((left) => ({ left })),
    body: renderToStaticMarkup(content),
  })
}

const labelStyle = `* { margin: 0; padding: 0; } body { background: #fff; } svg { display: block; } .label + .label { break-before: page; }`

/** A paper with its layouts, one a label or a roll: what printers of dots are sent. */
export interface DrawnDocument extends RenderedDocument {
  labels?: readonly LabelLayout[]
  /** Of labels, with which they are put onto pages once more. */
  language?: Language
}

/**
 * Layouts as pages, each of its own size. At least one is needed; the printer is told the size of the first.
 * @param dpi of the printer where it is known: codes then have whole dots, the very ones that were proved
 */
export function labelPages(layouts: readonly LabelLayout[], language: Language, title: string, dpi?: PrinterDpi): DrawnDocument {
  const [first] = layouts
  if (first === undefined) throw new RangeError('There is no label to print')
  const sizes = [...new Set(layouts.map(sizeOf))]
  const pages = sizes.map(
    (size, index) => `@page size${index} { size: ${size}; margin: 0; } .size${index} { page: size${index}; }`,
  )
  const body = layouts
    .map((layout) => `<div class="label size${sizes.indexOf(sizeOf(layout))}">${pageSvg(layout, dpi)}</div>`)
    .join('')
  const { widthMm, heightMm } = first
  const css = sizes.length === 1 ? labelStyle : [labelStyle, ...pages].join('\n')
  return { ...printExact({ language, title, css, body, widthMm, heightMm }), labels: layouts, language }
}

const sizeOf = ({ widthMm, heightMm }: LabelLayout) => `${widthMm}mm ${heightMm}mm`
