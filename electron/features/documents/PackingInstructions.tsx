import type { PackingData } from '../../../shared/documents/slips.ts'
import { CodeMark } from './CodeMark.tsx'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { TermsText } from './TermsText.tsx'
import { fill, type Speech } from './wording.ts'

/** How to send in what an RMA was issued for (A5): what goes on the parcel, how to pack, and which units are meant. */
export function PackingInstructions({ data, speech }: { data: PackingData; speech: Speech }) {
  const { field, packing, section, title } = speech.words
  return (
    <DocumentFrame sheet={0} depot={data.depot} title={title.packingInstructions} number={data.number}>
      <FactsGrid
        facts={[
          { label: field.customer, value: data.customerName },
          { label: field.issuedAt, value: speech.instant(data.issuedAt) },
        ]}
      />
      <ParcelSlip data={data} speech={speech} />
      {data.expectedOn === null ? null : (
        <p className="section">{fill(packing.askedFor, { date: speech.day(data.expectedOn) })}</p>
      )}
      <DocumentSection title={section.howToPack}>
        <ol className="steps">
          {Object.values(packing.pack).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </DocumentSection>
      <div className="packing">
        <Points title={section.putIn} points={Object.values(packing.putIn)} />
        <Points title={section.notSend} points={Object.values(packing.notSend)} />
      </div>
      <DocumentSection title={`${section.units} (${data.units.length})`}>
        <UnitTable data={data} speech={speech} />
      </DocumentSection>
      <TermsText title={section.terms} terms={data.depot.terms} />
    </DocumentFrame>
  )
}

/** What goes on the parcel: whoever takes it in reads the number from two metres, and scans it. */
function ParcelSlip({ data: { number, codePayload, depot }, speech }: { data: PackingData; speech: Speech }) {
  const { packing } = speech.words
  return (
    <div className="parcel">
      <div>
        <div className="callout-label">{packing.reference}</div>
        <div className="parcel-number">{number}</div>
        <div className="callout-label">{packing.sendTo}</div>
        <div className="parcel-address" dir="auto">
          {[depot.name, depot.address, depot.phone].filter(Boolean).join('\n')}
        </div>
      </div>
      <CodeMark payload={codePayload} size="large" />
      <div className="parcel-note">{packing.cutOut}</div>
    </div>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <DocumentSection title={title}>
      <ul className="steps">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </DocumentSection>
  )
}

function UnitTable({ data, speech }: { data: PackingData; speech: Speech }) {
  const { column, packing, text } = speech.words
  return (
    <table>
      <thead>
        <tr>
          <th className="fit">#</th>
          <th>{column.unit}</th>
          <th>{column.serial}</th>
          <th>{column.fault}</th>
          <th>{column.accessories}</th>
        </tr>
      </thead>
      <tbody>
        {data.units.map((unit, index) => (
          // A printed list never changes, and two units without a serial may be alike: the place is the key.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <tr key={index}>
            <td className="fit">{index + 1}</td>
            <td>
              <bdi>
                {unit.brand} {unit.model}
              </bdi>
            </td>
            <td>{unit.serial ?? <span className="small muted">{packing.unitNoSerial}</span>}</td>
            <td dir="auto">{unit.fault}</td>
            <td>{unit.accessories.length === 0 ? text.notStated : unit.accessories.join(text.listJoin)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
