import type { RmaSlipData, SlipJob } from '../../../shared/documents/slips.ts'
import { CodeMark } from './CodeMark.tsx'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { EntitlementLines } from './EntitlementLines.tsx'
import { type Fact, FactsGrid } from './FactsGrid.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { type Tick, TickList } from './TickList.tsx'
import { capital, fill, type Speech } from './wording.ts'

/** The receipt of a check-in (A8). Both copies are laid out alike, so that they are equally long. */
export function RmaSlip({ data, sheet, speech }: { data: RmaSlipData; sheet: number; speech: Speech }) {
  const { words } = speech
  const takenAt = speech.instant(data.takenAt)
  return (
    <DocumentFrame
      sheet={sheet}
      depot={data.depot}
      title={words.title.rmaSlip}
      tag={words.copy[data.copy]}
      number={data.number}
      codePayload={data.codePayload}
    >
      <FactsGrid facts={rmaFacts(data, speech)} />
      <Callout data={data} speech={speech} />
      {data.jobs.map((job) => (
        <UnitSection key={job.number} job={job} speech={speech} />
      ))}
      {data.reconciliation === null ? null : <Reconciliation lines={data.reconciliation} speech={speech} />}
      <TermsText title={words.section.terms} terms={data.depot.terms} />
      <SignatureBlock
        speech={speech}
        declaration={words.sign.customerIntake}
        fields={[
          { caption: words.sign.customer, name: data.customer.name, image: data.signature, at: takenAt },
          { caption: words.sign.depot, name: data.takenBy, image: null, at: null },
        ]}
      />
    </DocumentFrame>
  )
}

/** Who handed in what the slip is of, when and how. */
export function rmaFacts(data: RmaSlipData, { words, instant }: Speech): Fact[] {
  const { field } = words
  return [
    { label: field.customer, value: data.customer.name },
    { label: field.takenAt, value: instant(data.takenAt) },
    { label: field.phone, value: data.customer.phone },
    { label: field.takenBy, value: data.takenBy },
    { label: field.channel, value: words.channel[data.channel] },
    { label: field.requestType, value: words.requestType[data.requestType] },
    { label: field.address, value: data.customer.address, isWide: true },
  ]
}

type Reconciled = NonNullable<RmaSlipData['reconciliation']>

/** What was announced and what came, unit by unit, so that both sides sign for the same. */
function Reconciliation({ lines, speech }: { lines: Reconciled; speech: Speech }) {
  const { arrival, column, section, text } = speech.words
  return (
    <DocumentSection title={section.reconciliation}>
      <p>{arrivalSummary(lines, speech)}</p>
      <table>
        <thead>
          <tr>
            <th className="fit">{speech.words.field.job}</th>
            <th>{column.unit}</th>
            <th>{column.serial}</th>
            <th>{column.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <td className="fit">{line.number}</td>
              <td>
                <bdi>
                  {line.brand} {line.model}
                </bdi>
              </td>
              <td>{line.serial ?? text.noSerial}</td>
              <td>{arrival[line.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DocumentSection>
  )
}

/** How many were announced, came, are missing and came unannounced. */
export function arrivalSummary(lines: Reconciled, { words }: Speech): string {
  const count = (state: Reconciled[number]['state']) => lines.filter((line) => line.state === state).length
  const surplus = count('surplus')
  const counts = { announced: lines.length - surplus, arrived: count('arrived'), missing: count('missing'), surplus }
  return fill(words.arrival.summary, counts)
}

/** The customer's copy has the pick-up code here, the depot's the place for the shelf: only one of them opens the counter. */
function Callout({ data, speech }: { data: RmaSlipData; speech: Speech }) {
  const { field } = speech.words
  const pickupCode = data.copy === 'customer' ? data.pickupCode : null
  return (
    <div className="callout">
      <div>
        <div className="callout-label">{pickupCode === null ? field.shelf : field.pickupCode}</div>
        <div className={pickupCode === null ? 'callout-value blank' : 'callout-value'}>{pickupCode ?? '\u00a0'}</div>
      </div>
      {pickupCode === null ? null : <div className="small muted">{field.pickupHint}</div>}
    </div>
  )
}

function UnitSection({ job, speech }: { job: SlipJob; speech: Speech }) {
  const { section, text } = speech.words
  return (
    <section className="unit">
      <UnitHead job={job} speech={speech} />
      <DocumentSection title={section.fault}>
        <p className="quote" dir="auto">
          {job.fault}
        </p>
      </DocumentSection>
      <FactsGrid facts={stateFacts(job, speech)} />
      <DocumentSection title={section.accessories}>
        {job.accessories.length === 0 ? <p className="muted">{text.noAccessories}</p> : <TickList ticks={accessoryTicks(job)} />}
      </DocumentSection>
      <DocumentSection title={section.entitlement}>
        <EntitlementLines entitlement={job.entitlement} speech={speech} />
      </DocumentSection>
      <DocumentSection title={section.consents}>
        <TickList isSingle ticks={consentTicks(job, speech)} />
      </DocumentSection>
    </section>
  )
}

/** What is wrong with a unit in the depot's words, and how it looks. */
export function stateFacts(job: SlipJob, { words }: Speech): Fact[] {
  const { field, symptom, text } = words
  return [
    { label: field.symptoms, value: capital(job.symptoms.map((one) => symptom[one]).join(text.listJoin)), isWide: true },
    { label: field.condition, value: job.condition, isWide: true },
  ]
}

export const accessoryTicks = (job: SlipJob): Tick[] =>
  job.accessories.map(({ name, note }) => ({ text: name, note, isTicked: true }))

export const consentTicks = ({ consents }: SlipJob, { words: { text } }: Speech): Tick[] => [
  { text: text.mayDisassemble, note: null, isTicked: consents.mayDisassemble },
  { text: text.mayWipeData, note: null, isTicked: consents.mayWipeData },
]

/** Which unit it is, and what was agreed on it. */
export function unitFacts(job: SlipJob, { words: { field, text }, day }: Speech): Fact[] {
  return [
    { label: field.job, value: job.number },
    { label: field.serial, value: job.serial ?? text.noSerial },
    { label: field.occurredOn, value: job.occurredOn && day(job.occurredOn) },
    { label: field.wishedFor, value: job.wishedFor && day(job.wishedFor) },
    { label: field.passcode, value: job.hasPasscode ? text.passcodeGiven : text.passcodeNone },
  ]
}

function UnitHead({ job, speech }: { job: SlipJob; speech: Speech }) {
  const { text } = speech.words
  return (
    <div className="unit-head">
      <div>
        <h2 className="unit-title">
          <bdi>
            {job.brand} {job.model}
          </bdi>{' '}
          {job.isUrgent ? <span className="tag tag-strong">{text.urgent}</span> : null}
        </h2>
        <FactsGrid facts={unitFacts(job, speech)} />
      </div>
      <CodeMark payload={job.codePayload} size="medium" />
    </div>
  )
}
