import type { PackingData } from '../../../shared/documents/slips.ts'
import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { readArrivalById } from '../arrivals/arrival-page.service.ts'
import { type Desk, headOf, localeOf } from './desk.ts'
import { renderPackingInstructions } from './render-document.tsx'
import { fill, type Speech, speechOf } from './wording.ts'

/** How to send in what an RMA was issued for, as paper; refused where nothing of it is awaited. */
export async function drawPacking(desk: Desk, rmaId: string): Promise<Outcome<RenderedDocument>> {
  const packing = await readPacking(desk, rmaId)
  return packing.kind === 'done' ? done(renderPackingInstructions(packing.value.data)) : packing
}

/** The same as the text of a mail, for whoever sends it by their own program. */
export async function writePackingMail(
  desk: Desk,
  rmaId: string,
): Promise<Outcome<{ to: string | null; subject: string; text: string }>> {
  const packing = await readPacking(desk, rmaId)
  if (packing.kind !== 'done') return packing
  const { data, to } = packing.value
  const speech = speechOf(data.locale)
  const subject = fill(speech.words.packing.mailSubject, { number: data.number })
  return done({ to, subject, text: mailText(data, speech) })
}

async function readPacking(desk: Desk, rmaId: string): Promise<Outcome<{ data: PackingData; to: string | null }>> {
  const rma = await readArrivalById(desk.db, rmaId)
  if (rma === null) return missing
  const awaited = rma.lines.filter((line) => line.stage === 'expected')
  if (awaited.length === 0) return refuse('nothing-awaited')
  const locale = localeOf(desk, rma.customer.language)
  const data: PackingData = {
    locale,
    depot: headOf(desk, locale),
    number: rma.number,
    codePayload: scanCodeOf(rma.number),
    customerName: rma.customer.name,
    issuedAt: rma.takenAt,
    expectedOn: rma.expectedOn,
    units: awaited.map(({ brand, modelName, serial, fault, announced }) => ({
      brand,
      model: modelName,
      serial,
      fault,
      accessories: announced,
    })),
  }
  return done({ data, to: rma.customer.email })
}

function mailText(data: PackingData, { words, day }: Speech): string {
  const { packing, section, text } = words
  const listed = (title: string, points: readonly string[]) => [title, ...points.map((point) => `- ${point}`)].join('\n')
  const units = data.units.map(({ brand, model, serial, fault, accessories }) =>
    [`${brand} ${model}`, serial ?? text.noSerial, fault, accessories.join(text.listJoin)]
      .filter((part) => part !== '')
      .join(' · '),
  )
  const address = [data.depot.name, data.depot.address, data.depot.phone].filter(Boolean).join('\n')
  return [
    fill(packing.greeting, { name: data.customerName }),
    `${fill(packing.intro, { number: data.number })}\n${units.map((unit) => `- ${unit}`).join('\n')}`,
    ...(data.expectedOn === null ? [] : [fill(packing.askedFor, { date: day(data.expectedOn) })]),
    `${packing.sendTo}\n${address}\n${packing.reference}: ${data.number}`,
    listed(section.howToPack, Object.values(packing.pack)),
    listed(section.putIn, Object.values(packing.putIn)),
    listed(section.notSend, Object.values(packing.notSend)),
    `${packing.mailClosing}\n${data.depot.name}`,
  ].join('\n\n')
}
