import type { CommandSheetData } from '../../../shared/documents/label-data.ts'
import { CodeMark } from './CodeMark.tsx'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import type { Speech } from './wording.ts'

/** The codes that a technician scans instead of clicking (D2), far enough apart that a scanner sees only one. */
export function CommandSheet({ data, speech }: { data: CommandSheetData; speech: Speech }) {
  return (
    <DocumentFrame sheet={0} depot={data.depot} title={speech.words.sheet[data.sheet]}>
      <p className="section">{speech.words.sheetHint[data.sheet]}</p>
      {data.groups.map((group) => (
        <DocumentSection key={group.title} title={group.title}>
          <div className="commands">
            {group.commands.map((command) => (
              <div key={command.codePayload} className="command">
                <CodeMark payload={command.codePayload} size="large" />
                <div>
                  <div className="command-name">{command.name}</div>
                  {command.hint === null ? null : <div className="small muted">{command.hint}</div>}
                </div>
              </div>
            ))}
          </div>
        </DocumentSection>
      ))}
    </DocumentFrame>
  )
}
