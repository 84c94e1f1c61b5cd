import type { ReactNode } from 'react'
import type { SupplierLetterData } from '../../../shared/documents/supplier-letter.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import type { Speech } from './wording.ts'

interface Fact {
  label: string
  value: string | null
}

interface SupplierLetterProps {
  data: SupplierLetterData
  speech: Speech
  title: string
  /** Such as the draft, which nobody should take for the real one. */
  tag: string | null
  /** Three facts of ours, each beside one of the supplier's. */
  facts: readonly [Fact, Fact, Fact]
  heading: string
  /** What the supplier is asked for, below the lines. */
  request: string
  /** Who signs for the depot. */
  signedBy: string
  /** The lines. */
  children: ReactNode
}

/** What goes to a supplier: who they are, our facts beside theirs, the lines, a note, what is asked of them, and a signature. */
export function SupplierLetter({ data, speech, title, tag, facts, heading, request, signedBy, children }: SupplierLetterProps) {
  const { field, section, sign } = speech.words
  const { depot, number, codePayload, supplier, note } = data
  const [first, second, third] = facts
  return (
    <DocumentFrame
      sheet={0}
      depot={depot}
      title={title}
      {...(tag === null ? {} : { tag })}
      number={number}
      codePayload={codePayload}
    >
      <FactsGrid
        facts={[
          { label: field.supplier, value: supplier.name },
          first,
          { label: field.contact, value: supplier.contact },
          second,
          { label: field.address, value: supplier.address },
          third,
          { label: field.phone, value: supplier.phone },
          { label: field.email, value: supplier.email },
        ]}
      />
      <DocumentSection title={heading}>{children}</DocumentSection>
      {note === null ? null : (
        <DocumentSection title={section.planNote}>
          <p className="prose" dir="auto">
            {note}
          </p>
        </DocumentSection>
      )}
      <p className="section">{request}</p>
      <SignatureBlock
        speech={speech}
        declaration={null}
        fields={[{ caption: sign.depot, name: signedBy, image: null, at: null }]}
      />
    </DocumentFrame>
  )
}
