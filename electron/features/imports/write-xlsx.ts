import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Cell } from '../../../shared/csv/csv.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything of a workbook with one sheet but the sheet. (ECMA-376, parts 1 and 2.) */
const FRAME: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  // The second format is bold, for the headings; the third is text, so that a code that is typed later keeps all its digits.
  'xl/styles.xml': `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
}

const BOLD = 1
const TEXT = 2

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

/** Text is text here by its type, so that nothing in it is taken for a formula; figures are numbers. */
function cellXml(cell: Cell, style: number): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'object') return `<c><v>${cell.decimal}</v></c>`
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const rowXml = (row: readonly Cell[], style: number): string => `<row>${row.map((cell) => cellXml(cell, style)).join('')}</row>`

async function* sheetXml(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
  const columns = `<cols><col min="1" max="${headings.length}" width="18" customWidth="1"/></cols>`
  yield `${HEAD}<worksheet xmlns="${SHEET}">${frozen}${columns}<sheetData>${rowXml(headings, BOLD)}`
  for await (const rows of pages) yield rows.map((row) => rowXml(row, TEXT)).join('')
  yield '</sheetData></worksheet>'
}

/** A workbook with one sheet: headings, then rows page by page. Packing is done beside the event loop. */
export async function writeXlsx(
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(FRAME)) zip.addBuffer(Buffer.from(HEAD + text), name)
  const sheet = Readable.from(sheetXml(headings, pages))
  const failed = new Promise<never>((_, reject) => {
    sheet.once('error', reject)
  })
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml')
  zip.end()
  // Safe: yazl gives one of Node's own streams and types it by the interface alone.
  return new Uint8Array(await Promise.race([buffer(zip.outputStream as Readable), failed]))
}
