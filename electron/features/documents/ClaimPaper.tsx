import type { ClaimPaperData, ClaimPaperLine } from '../../../shared/documents/claim-paper.ts'
import { CodeMark } from './CodeMark.tsx'
import { SupplierLetter } from './SupplierLetter.tsx'
import type { Speech } from './wording.ts'

/** What goes back to a supplier with the parcel. Each line has a code, by which its answer is found. */
export function ClaimPaper({ data, speech }: { data: ClaimPaperData; speech: Speech }) {
  const { field, orderState, section, text, title } = speech.words
  return (
    <SupplierLetter
      data={data}
      speech={speech}
      title={title.claim}
      tag={data.state === 'draft' ? orderState.draft : null}
      facts={[
        { label: field.claimedOn, value: data.sentOn === null ? text.notStated : speech.day(data.sentOn) },
        { label: field.claimedBy, value: data.claimedBy },
        { label: field.yourReference, value: data.reference },
      ]}
      heading={section.claimLines}
      request={text.answerClaim}
      signedBy={data.claimedBy}
    >
      <ClaimTable data={data} speech={speech} />
    </SupplierLetter>
  )
}

function ClaimTable({ data, speech }: { data: ClaimPaperData; speech: Speech }) {
  const { column, text } = speech.words
  const total = data.lines.reduce((sum, line) => sum + line.quantity * line.paidMinor, 0)
  return (
    <table className="claim">
      <thead>
        <tr>
          <th className="fit">{column.code}</th>
          <th>{column.part}</th>
          <th className="narrow">{column.lot}</th>
          <th>{column.cause}</th>
          <th className="fit end">{column.quantity}</th>
          <th className="fit end">{column.paidEach}</th>
        </tr>
      </thead>
      <tbody>
        {data.lines.map((line) => (
          <ClaimRow key={line.code} line={line} speech={speech} />
        ))}
      </tbody>
      <tfoot>
        <tr className="sum">
          <td colSpan={5}>{text.claimTotal}</td>
          <td className="fit end">{speech.money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** A serial is compared with the piece sign by sign: in one line where the sheet is wide enough. */
const isShort = (lot: string | null) => (lot ?? '').length <= 20

function ClaimRow({ line, speech }: { line: ClaimPaperLine; speech: Speech }) {
  const { claimCause, column, field, text } = speech.words
  const theirNumber = line.supplierNumber === null ? null : `${column.supplierNumber} ${line.supplierNumber}`
  const ours = line.jobNumber === null ? null : `${field.job} ${line.jobNumber}`
  return (
    <tr>
      <td className="fit">
        <CodeMark payload={line.codePayload} size="medium" />
        <span className="small">{line.code}</span>
      </td>
      <td>
        <bdi>{line.name}</bdi>
        <br />
        <span className="small muted">{[line.sku, theirNumber].filter((word) => word !== null).join(' · ')}</span>
      </td>
      <td {...(isShort(line.lot) ? { className: 'fit' } : {})}>{line.lot ?? text.notStated}</td>
      <td>
        {claimCause[line.cause]}
        {line.reason === null ? null : <div dir="auto">{line.reason}</div>}
        {ours === null ? null : <div className="small muted">{ours}</div>}
      </td>
      <td className="fit end">{line.quantity}</td>
      <td className="fit end">{speech.money(line.paidMinor)}</td>
    </tr>
  )
}
