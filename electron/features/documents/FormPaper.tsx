import type { FormPaperData } from '../../../shared/documents/form-papers.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { EntitlementLines } from './EntitlementLines.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { formSheetOf } from './form-papers.ts'
import type { Blank, FormSection, FormSheet, Question } from './form-sheet.ts'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { TickList } from './TickList.tsx'
import type { Speech } from './wording.ts'

/** A paper that is filled in by hand, whichever it is: the facts, the sections one below the other, terms and signatures. */
export function FormPaper({ data, speech }: { data: FormPaperData; speech: Speech }) {
  const { words } = speech
  const { facts, sections, declaration, signedBy }: FormSheet = formSheetOf(data, speech)
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.formTitle[data.kind]}
      number={data.number}
      codePayload={data.codePayload}
    >
      <FactsGrid facts={facts} />
      {sections.map((section) => (
        <DocumentSection key={section.title} title={section.title}>
          <Content section={section} speech={speech} />
        </DocumentSection>
      ))}
      <TermsText title={words.section.terms} terms={data.depot.terms} />
      <SignatureBlock
        speech={speech}
        declaration={declaration}
        fields={signedBy.map((field) => ({ ...field, image: null, at: null }))}
      />
    </DocumentFrame>
  )
}

function Content({ section, speech }: { section: FormSection; speech: Speech }) {
  switch (section.kind) {
    case 'words':
      return <Words text={section.words} />
    case 'lines':
      return section.words === null || section.words === '' ? <Lines count={section.count} /> : <Words text={section.words} />
    case 'blanks':
      return <Blanks blanks={section.blanks} />
    case 'ticks':
      return section.ticks.length === 0 ? (
        <p className="muted">{speech.words.text.noAccessories}</p>
      ) : (
        <TickList ticks={section.ticks} />
      )
    case 'table':
      return <Table {...section} />
    case 'marks':
      return <Marks {...section} />
    case 'entitlement':
      return <EntitlementLines entitlement={section.entitlement} speech={speech} />
  }
}

function Words({ text }: { text: string }) {
  return (
    <p className="prose" dir="auto">
      {text}
    </p>
  )
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

function Lines({ count }: { count: number }) {
  return (
    <div className="write">
      {upTo(count).map((line) => (
        <div key={line} />
      ))}
    </div>
  )
}

function Blanks({ blanks }: { blanks: readonly Blank[] }) {
  return (
    <dl className="facts blanks">
      {blanks.map(({ label, value }) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd dir="auto" className={value === null ? 'to-fill' : undefined}>
            {value ?? '\u00a0'}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Table({ columns, rows, blankRows }: Extract<FormSection, { kind: 'table' }>) {
  return (
    <table className="form">
      <thead>
        <tr>
          {columns.map(({ title, isNarrow }) => (
            <th key={title} className={isNarrow ? 'fit' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows, ...upTo(blankRows).map(() => columns.map(() => '\u00a0'))].map((cells, row) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={row}>
            {cells.map((cell, index) => (
              <td key={columns[index]?.title} dir="auto" className={columns[index]?.isNarrow ? 'narrow' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const MARKS = [1, 2, 3, 4, 5] as const

function Marks({ questions, worst, best }: { questions: readonly Question[]; worst: string; best: string }) {
  return (
    <>
      <div className="marks">
        {questions.map(({ text, mark }) => (
          <div key={text} className="mark">
            <span dir="auto">{text}</span>
            {MARKS.map((score) => (
              <b key={score} className={mark === score ? 'chosen' : undefined}>
                {score}
              </b>
            ))}
          </div>
        ))}
      </div>
      <p className="small muted">{`1 = ${worst} · 5 = ${best}`}</p>
    </>
  )
}
