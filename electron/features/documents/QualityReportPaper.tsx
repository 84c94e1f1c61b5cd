import type { QualityReportData } from '../../../shared/documents/promise-papers.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { fill, type Speech } from './wording.ts'

/** The quality report on paper: what was found, what is proposed, what quality decided, with room to sign. */
export function QualityReportPaper({ data, speech }: { data: QualityReportData; speech: Speech }) {
  const { words } = speech
  const { field, section, text } = words
  const { form } = data
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.title.qualityReport}
      tag={words.reportState[data.state]}
      number={data.number}
      codePayload={data.codePayload}
    >
      <FactsGrid
        facts={[
          { label: field.product, value: form.product },
          { label: field.job, value: data.jobNumber },
          { label: field.serial, value: form.serial ?? text.noSerial },
          { label: field.severity, value: words.severity[form.severity] },
          { label: field.batch, value: form.batch },
          { label: field.foundBy, value: words.foundBy[form.foundBy] },
          { label: field.partConcerned, value: form.part },
          { label: field.supplier, value: form.supplier },
          { label: field.filedAt, value: `${speech.instant(data.filedAt)}, ${data.filedBy}` },
          { label: field.photos, value: data.photoCount === 0 ? null : fill(text.photoCount, { count: data.photoCount }) },
        ]}
      />
      <Words title={section.qualityFault} words={form.fault} blank={text.notStated} />
      <Words title={section.probableCause} words={form.probableCause} blank={text.notStated} />
      <Words title={section.measure} words={form.measure} blank={text.notStated} />
      <DocumentSection title={section.decision}>
        <p className="prose" dir="auto">
          {data.judgedAt === null
            ? text.notJudged
            : [`${words.reportState[data.state]}: ${speech.instant(data.judgedAt)}, ${data.judgedBy ?? ''}`, data.judgement]
                .filter((line) => line !== null)
                .join('\n')}
        </p>
      </DocumentSection>
      <TermsText title={words.section.terms} terms={data.depot.terms} />
      <SignatureBlock
        speech={speech}
        declaration={null}
        fields={[
          { caption: words.sign.technician, name: data.filedBy, image: null, at: null },
          { caption: words.sign.quality, name: data.judgedBy ?? '', image: null, at: null },
        ]}
      />
    </DocumentFrame>
  )
}

function Words({ title, words, blank }: { title: string; words: string | null; blank: string }) {
  return (
    <DocumentSection title={title}>
      <p className="prose" dir="auto">
        {words ?? blank}
      </p>
    </DocumentSection>
  )
}
