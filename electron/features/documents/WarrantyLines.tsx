import type { LineVerdict } from '../../../shared/warranty/warranty.ts'
import { type Speech, verdictReason } from './wording.ts'

/** Parts and labour, each covered or charged, with the reason that decided it (B2). */
export function WarrantyLines({ parts, labour, speech }: { parts: LineVerdict; labour: LineVerdict; speech: Speech }) {
  const { warranty } = speech.words
  const lines = [
    { subject: warranty.parts, verdict: parts },
    { subject: warranty.labour, verdict: labour },
  ]
  return (
    <div>
      {lines.map(({ subject, verdict }) => (
        <div key={subject} className="verdict">
          <span className="muted">{subject}</span>
          <b>{verdict.isCovered ? warranty.covered : warranty.charged}</b>
          <span>{verdictReason(verdict, speech)}</span>
        </div>
      ))}
    </div>
  )
}
