import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { BrokenWorkbookError, readXlsx } from './read-xlsx.ts'

const SHEETS = `<x:workbook xmlns:x="main" xmlns:rel="office"><x:sheets><x:sheet name="Notes" state="hidden" rel:id="a"/>
  <x:sheet name="Parts" rel:id="b"/></x:sheets></x:workbook>`
const RELATIONS = `<Relationships><Relationship Id="a" Target="worksheets/notes.xml"/>
  <Relationship Id="b" Target="/xl/worksheets/Parts.xml"/></Relationships>`
const TEXTS = `<sst><si><t>SKU</t></si><si><r><t>Na</t></r><r><t xml:space="preserve">me </t></r><rPh><t>ネーム</t></rPh></si>
  <si><t>a_x000A_b</t></si></sst>`

async function workbook(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  const all = {
    'xl/workbook.xml': SHEETS,
    'xl/_rels/workbook.xml.rels': RELATIONS,
    'xl/sharedStrings.xml': TEXTS,
    'xl/worksheets/notes.xml': '<worksheet/>',
    ...parts,
  }
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  // Safe: yazl gives one of Node's own streams and types it by the interface alone.
  return buffer(zip.outputStream as Readable)
}

async function rowsOf(sheet: string): Promise<(readonly [number, ...string[]])[]> {
  const rows: (readonly [number, ...string[]])[] = []
  const bytes = await workbook({ 'xl/worksheets/Parts.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>` })
  for await (const page of readXlsx(bytes)) rows.push(...page.map(({ line, cells }) => [line, ...cells] as const))
  return rows
}

async function readAll(bytes: Buffer): Promise<number> {
  let rows = 0
  for await (const page of readXlsx(bytes)) rows += page.length
  return rows
}

const BOMB = 401 * 1024 * 1024

describe('a workbook', () => {
  test('is read from its first shown sheet: shared and rich texts, formulas, figures as they are shown', async () => {
    const rows = await rowsOf(`
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"><c r="B2" s="3"/></row>
      <row r="4"><c r="A4" t="str"><f>A1&amp;"x"</f><v>SKUx</v></c><c r="B4"><v>19.989999999999998</v></c><c r="C4" t="b"><v>1</v></c>
        <c r="AA4" t="s"><v>2</v></c></row>
      <row><c t="inlineStr"><is><t> in &lt;line&gt; </t></is></c><c/><c><v>4006381333931</v></c></row>`)
    expect(rows).toEqual([
      [1, 'SKU', '', 'Name '],
      [4, 'SKUx', '19.99', 'true', ...Array.from({ length: 23 }, () => ''), 'a\nb'],
      [5, ' in <line> ', '', '4006381333931'],
    ])
  })

  test.each([
    ['whose XML is torn', '<worksheet><sheetData><row><c><v>1</v>'],
    [
      'that declares entities',
      '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>',
    ],
  ])('%s is broken', async (_, sheet) => {
    const bytes = await workbook({ 'xl/worksheets/Parts.xml': sheet })
    await expect(readAll(bytes)).rejects.toThrow(BrokenWorkbookError)
  })

  test('that would unpack to gigabytes is broken before anything is unpacked', async () => {
    const bytes = await workbook({ 'xl/worksheets/Parts.xml': '<worksheet/>' })
    const entry = bytes.indexOf('PK\u0001\u0002')
    bytes.writeUInt32LE(BOMB, entry + 24)
    await expect(readAll(bytes)).rejects.toThrow(BrokenWorkbookError)
  })

  test('without a sheet, or none at all, is broken', async () => {
    await expect(readAll(await workbook({}))).rejects.toThrow(BrokenWorkbookError)
    await expect(readAll(Buffer.from('PK\u0003\u0004'))).rejects.toThrow(BrokenWorkbookError)
  })
})
