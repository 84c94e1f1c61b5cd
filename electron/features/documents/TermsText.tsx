import { DocumentSection } from './DocumentSection.tsx'

/** The terms, a paragraph per line, in a size that can be read without glasses. */
export function TermsText({ title, terms }: { title: string; terms: string | null }) {
  const paragraphs = (terms ?? '').split('\n').filter((line) => line.trim() !== '')
  if (paragraphs.length === 0) return null
  return (
    <DocumentSection title={title}>
      <div className="terms">
        {paragraphs.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two paragraphs may be alike, and a printed list never changes
          <p key={index} dir="auto">
            {line}
          </p>
        ))}
      </div>
    </DocumentSection>
  )
}
