import type { PrintedPart } from '../../../shared/documents/slips.ts'
import type { Speech } from './wording.ts'

/** Parts that were fitted, with the serials of the old and the new one and what became of the old one. */
export function PartsTable({ parts, speech }: { parts: readonly PrintedPart[]; speech: Speech }) {
  const { column, oldPart, text } = speech.words
  if (parts.length === 0) return <p className="muted">{text.noParts}</p>
  const hasOldPart = parts.some((part) => part.oldPart !== null)
  return (
    <table>
      <thead>
        <tr>
          <th>{column.part}</th>
          <th className="fit end">{column.quantity}</th>
          <th>{column.oldSerial}</th>
          <th>{column.newSerial}</th>
          {hasOldPart ? <th>{column.oldPart}</th> : null}
        </tr>
      </thead>
      <tbody>
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same part may be fitted twice, and a printed list never changes
          <tr key={index}>
            <td>
              <bdi>{part.name}</bdi>
              {part.sku === null ? null : <span className="small muted"> {part.sku}</span>}
            </td>
            <td className="fit end">{part.quantity}</td>
            <td>{part.faultySerial ?? text.notStated}</td>
            <td>{part.newSerial ?? text.notStated}</td>
            {hasOldPart ? <td>{part.oldPart === null ? text.notStated : oldPart[part.oldPart]}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
