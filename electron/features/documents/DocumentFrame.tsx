import type { ReactNode } from 'react'
import type { DepotHead } from '../../../shared/documents/documents.ts'
import { CodeMark } from './CodeMark.tsx'

interface DocumentFrameProps {
  /** Which of the sheets printed together this is, counted from 0; its page numbers hang on it. */
  sheet: number
  depot: DepotHead
  title: string
  /** Such as the copy; stands beside the title. */
  tag?: string
  number?: string
  codePayload?: string
  children: ReactNode
}

/** What every office paper has: the depot at the left, title and number with its code at the right, the content below. */
export function DocumentFrame({ sheet, depot, title, tag, number, codePayload, children }: DocumentFrameProps) {
  return (
    <article className={`sheet sheet${sheet}`}>
      <header className="head">
        <div>
          {depot.logo === null ? null : <img className="logo" src={depot.logo} alt="" />}
          <div className="depot-name" dir="auto">
            {depot.name}
          </div>
          {[depot.address, [depot.phone, depot.email].filter(Boolean).join(' · ')].map((line) =>
            line ? (
              <div key={line} className="depot-line" dir="auto">
                {line}
              </div>
            ) : null,
          )}
        </div>
        <div className="head-number">
          <h1 className={number === undefined ? 'number' : 'head-title'}>
            {title} {tag === undefined ? null : <span className="tag">{tag}</span>}
          </h1>
          {number === undefined ? null : <div className="number">{number}</div>}
        </div>
        {codePayload === undefined ? null : <CodeMark payload={codePayload} size="large" />}
      </header>
      <OwnWords text={depot.intro} />
      {children}
      <OwnWords text={depot.closing} />
      {depot.version === null ? null : <p className="own-words small muted">{depot.version}</p>}
    </article>
  )
}

/** What the depot says before or after the record, as it typed it. */
function OwnWords({ text }: { text: string | null }) {
  if (text === null) return null
  return (
    <p className="own-words" dir="auto">
      {text}
    </p>
  )
}
