import type { Charges } from '../../../shared/documents/promise-papers.ts'
import type { HandBackSlipData } from '../../../shared/documents/slips.ts'
import { CertificateMark } from './CertificateMark.tsx'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { type Fact, FactsGrid } from './FactsGrid.tsx'
import { MoneyTable } from './MoneyTable.tsx'
import { PartsTable } from './PartsTable.tsx'
import { causeText } from './RepairReport.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { type Tick, TickList } from './TickList.tsx'
import { fill, type Speech } from './wording.ts'

/** The signed service receipt (G2): what was wrong, what was done, what went back, what it cost and how long it is warranted. */
export function HandBackSlip({ data, speech }: { data: HandBackSlipData; speech: Speech }) {
  const { words } = speech
  const { field, section } = words
  const { job } = data
  const terms = <TermsText title={section.pickupTerms} terms={data.depot.terms} />
  const signatures = <CollectedBy data={data} speech={speech} />
  const areBeside = data.certificate !== null && (data.depot.terms ?? '').length <= MOST_BESIDE
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.title.handBackSlip}
      number={job.number}
      codePayload={job.codePayload}
    >
      <FactsGrid facts={handBackFacts(data, speech)} />
      <Paragraph title={section.fault} text={data.fault} isQuote />
      <Paragraph title={field.cause} text={causeText(data, speech)} />
      <Paragraph title={section.workDone} text={data.workDone} />
      <DocumentSection title={section.parts}>
        <PartsTable parts={data.parts} speech={speech} />
      </DocumentSection>
      <Paragraph title={section.advice} text={data.preventionAdvice} />
      <ChargesSection charges={data.charges} speech={speech} />
      {data.accessories.length === 0 ? null : (
        <DocumentSection title={section.accessoriesBack}>
          <TickList ticks={returnedTicks(data, speech)} />
        </DocumentSection>
      )}
      <SatisfactionScale satisfaction={data.satisfaction} speech={speech} />
      {areBeside ? null : terms}
      {data.certificate === null ? (
        signatures
      ) : (
        <CertificateMark code={data.certificate} number={job.number} speech={speech}>
          {areBeside ? terms : null}
          {signatures}
        </CertificateMark>
      )}
    </DocumentFrame>
  )
}

/** Terms of so many characters stand beside the certificate, so that a usual slip is one page; longer ones have its whole width. */
const MOST_BESIDE = 240

function CollectedBy({ data, speech }: { data: HandBackSlipData; speech: Speech }) {
  const { sign } = speech.words
  return (
    <SignatureBlock
      speech={speech}
      declaration={sign.customerCollect}
      fields={[
        { caption: sign.customer, name: data.collectedBy, image: data.signature, at: speech.instant(data.closedAt) },
        { caption: sign.depot, name: data.handedBackBy, image: null, at: null },
      ]}
    />
  )
}

/** Whose unit went back to whom, when, with what outcome and warranty. */
export function handBackFacts(data: HandBackSlipData, speech: Speech): Fact[] {
  const { job } = data
  const { field, identity, outcome, text } = speech.words
  return [
    { label: field.customer, value: data.customer.name },
    { label: field.rma, value: job.rmaNumber },
    { label: field.phone, value: data.customer.phone },
    { label: field.receivedAt, value: speech.instant(job.receivedAt) },
    { label: field.model, value: `${job.brand} ${job.model}` },
    { label: field.closedAt, value: speech.instant(data.closedAt) },
    { label: field.serial, value: job.serial ?? text.noSerial },
    { label: field.handedBackBy, value: data.handedBackBy },
    { label: field.outcome, value: outcome[job.outcome] },
    { label: field.repairWarranty, value: warrantyText(data.repairWarranty, speech) },
    { label: field.collectedBy, value: data.collectedBy },
    { label: field.identity, value: identity[data.identity] },
  ]
}

/** What went back, and why what did not. */
export const returnedTicks = ({ accessories }: HandBackSlipData, { words: { text } }: Speech): Tick[] =>
  accessories.map(({ name, isReturned, explanation }) => ({
    text: name,
    note: isReturned ? null : fill(text.notReturned, { why: explanation ?? text.notStated }),
    isTicked: isReturned,
  }))

function Paragraph({ title, text, isQuote = false }: { title: string; text: string | null; isQuote?: boolean }) {
  if (text === null || text === '') return null
  return (
    <DocumentSection title={title}>
      <p className={isQuote ? 'quote' : 'prose'} dir="auto">
        {text}
      </p>
    </DocumentSection>
  )
}

function ChargesSection({ charges, speech }: { charges: Charges; speech: Speech }) {
  const { section, text } = speech.words
  if (charges.kind === 'not-stated') return null
  if (charges.kind === 'none') return <Paragraph title={section.charges} text={text.noCharge} />
  return (
    <DocumentSection title={section.charges}>
      <MoneyTable money={charges.money} speech={speech} isBrief />
    </DocumentSection>
  )
}

export const scores = [1, 2, 3, 4, 5] as const

/** The five answers side by side, the given one framed; left to be circled when nobody has answered on the screen. */
function SatisfactionScale({ satisfaction, speech }: { satisfaction: HandBackSlipData['satisfaction']; speech: Speech }) {
  const { words } = speech
  return (
    <DocumentSection title={words.section.satisfaction}>
      <div className="scale">
        {scores.map((score) => (
          <div key={score} className={satisfaction?.score === score ? 'chosen' : undefined}>
            <b>{score}</b>
            {words.satisfaction[score]}
          </div>
        ))}
      </div>
      {satisfaction === null || satisfaction.words === null ? null : (
        <p className="prose" dir="auto">
          {satisfaction.words}
        </p>
      )}
    </DocumentSection>
  )
}

/** Parts and labour apart, in one breath where they end together; a language after the other. */
function warrantyText(warranty: HandBackSlipData['repairWarranty'], { apart }: Speech): string {
  return apart.map((speech) => warrantyIn(warranty, speech)).join(' / ')
}

function warrantyIn({ partsUntil, labourUntil }: HandBackSlipData['repairWarranty'], { words, day }: Speech): string {
  const end = (until: string | null) => (until === null ? words.text.none : fill(words.text.until, { date: day(until) }))
  if (partsUntil === labourUntil) return end(partsUntil)
  return fill(words.text.partsAndLabour, { parts: end(partsUntil), labour: end(labourUntil) })
}
