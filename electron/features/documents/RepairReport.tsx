import type { RepairReportData } from '../../../shared/documents/slips.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { PartsTable } from './PartsTable.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { capital, type Speech } from './wording.ts'

/** What the bench found, did and checked on one unit. */
export function RepairReport({ data, speech }: { data: RepairReportData; speech: Speech }) {
  const { words } = speech
  const { field, section, text } = words
  const { job } = data
  const total = data.entries.reduce((sum, entry) => sum + entry.minutes, 0)
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.title.repairReport}
      number={job.number}
      codePayload={job.codePayload}
    >
      <FactsGrid
        facts={[
          { label: field.customer, value: job.customerName },
          { label: field.rma, value: job.rmaNumber },
          { label: field.model, value: `${job.brand} ${job.model}` },
          { label: field.receivedAt, value: speech.instant(job.receivedAt) },
          { label: field.serial, value: job.serial ?? text.noSerial },
          { label: field.outcome, value: job.outcome && words.outcome[job.outcome] },
          { label: field.minutesTotal, value: total === 0 ? null : speech.minutes(total) },
          {
            label: field.symptoms,
            value: capital(job.symptoms.map((symptom) => words.symptom[symptom]).join(text.listJoin)),
            isWide: true,
          },
        ]}
      />
      <DocumentSection title={section.fault}>
        <p className="quote" dir="auto">
          {job.fault}
        </p>
      </DocumentSection>
      <DocumentSection title={section.findings}>
        <p className="prose" dir="auto">
          {data.findings ?? text.notStated}
        </p>
        <FactsGrid
          facts={[
            { label: field.cause, value: causeText(data, speech) },
            { label: field.responsibility, value: data.responsibility && words.responsibility[data.responsibility] },
          ]}
        />
      </DocumentSection>
      <DocumentSection title={section.entries}>
        <EntriesTable entries={data.entries} speech={speech} />
      </DocumentSection>
      <DocumentSection title={section.parts}>
        <PartsTable parts={data.parts} speech={speech} />
      </DocumentSection>
      <DocumentSection title={section.tests}>
        <TestsTable tests={data.tests} speech={speech} />
      </DocumentSection>
      <TermsText title={words.section.terms} terms={data.depot.terms} />
      <SignatureBlock
        speech={speech}
        declaration={null}
        fields={[
          // Whoever did the work signs for it, not whoever prints.
          { caption: words.sign.technician, name: data.entries.at(-1)?.by ?? '', image: null, at: null },
          { caption: words.sign.depot, name: '', image: null, at: null },
        ]}
      />
    </DocumentFrame>
  )
}

/** The cause as written down, led by its code in words; null when neither is known. */
export function causeText({ cause, causeCode }: Pick<RepairReportData, 'cause' | 'causeCode'>, { words }: Speech): string | null {
  const parts = [causeCode === null || causeCode === 'other' ? null : words.causeCode[causeCode], cause]
  return capital(parts.filter((part) => part !== null && part !== '').join(' – ')) || null
}

function EntriesTable({ entries, speech }: { entries: RepairReportData['entries']; speech: Speech }) {
  const { column, text } = speech.words
  if (entries.length === 0) return <p className="muted">{text.noEntries}</p>
  return (
    <table>
      <thead>
        <tr>
          <th className="fit">{column.date}</th>
          <th>{column.by}</th>
          <th>{column.found}</th>
          <th>{column.done}</th>
          <th className="fit end">{column.minutes}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={index}>
            <td className="fit">{speech.instant(entry.at)}</td>
            <td dir="auto">{entry.by}</td>
            <td dir="auto">{entry.found ?? text.notStated}</td>
            <td dir="auto">{entry.done}</td>
            <td className="fit end">{speech.minutes(entry.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TestsTable({ tests, speech }: { tests: RepairReportData['tests']; speech: Speech }) {
  const { column, test, text } = speech.words
  if (tests.length === 0) return <p className="muted">{text.noTests}</p>
  return (
    <table>
      <thead>
        <tr>
          <th>{column.check}</th>
          <th className="fit">{column.result}</th>
          <th>{column.measured}</th>
          <th>{column.by}</th>
          <th className="fit">{column.date}</th>
        </tr>
      </thead>
      <tbody>
        {tests.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={index}>
            <td dir="auto">{item.name}</td>
            <td className="fit">{test[item.result]}</td>
            <td dir="auto">{item.measured ?? text.notStated}</td>
            <td dir="auto">{item.by}</td>
            <td className="fit">{speech.instant(item.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
