import { renderToStaticMarkup } from 'react-dom/server'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { readDepotHead } from '../documents/documents.repository.ts'
import { documentStyle } from '../documents/document-style.ts'
import { FactsGrid } from '../documents/FactsGrid.tsx'
import { standalone } from '../documents/print-html.ts'
import { fill, type Speech, speechOf } from '../documents/wording.ts'
import type { LeftOut, Listed } from './archive-zip.ts'

interface About {
  job: JobFile
  depot: Awaited<ReturnType<typeof readDepotHead>>
  madeAt: string
  madeBy: string
  /** What the papers are called, by their path. */
  titles: ReadonlyMap<string, string>
  leftOut: readonly LeftOut[]
  files: readonly Listed[]
}

/** The page that an archive is begun with: what it is of, what lies in it, and that it is about a person. Needs nothing but its folder. */
export function renderArchiveIndex(about: About): string {
  const { depot, job } = about
  const { timeZone, currency, language } = depot
  const speech = speechOf({ language, timeZone, currency, isBilingual: false })
  const body = renderToStaticMarkup(<ArchiveIndex {...about} speech={speech} />)
  const title = `${speech.words.archive.title} ${job.number}`
  return standalone({ language, title, css: `${documentStyle}\n.sheet a { color: #0645ad; }`, body })
}

const FOLDERS = ['documents', 'photos', 'signatures', 'records'] as const

function ArchiveIndex({ job, depot, madeAt, madeBy, titles, leftOut, files, speech }: About & { speech: Speech }) {
  const { archive, field, outcome, text } = speech.words
  return (
    <article className="sheet">
      <h1 className="number">{`${archive.title} ${job.number}`}</h1>
      <p className="section">
        <b>{archive.warning}</b>
      </p>
      <FactsGrid
        facts={[
          { label: field.customer, value: job.customerName },
          { label: field.rma, value: job.rmaNumber },
          { label: field.model, value: `${job.brand} ${job.modelName}` },
          { label: field.receivedAt, value: speech.instant(job.receivedAt) },
          { label: field.serial, value: job.serial ?? text.noSerial },
          { label: field.outcome, value: job.outcome && outcome[job.outcome] },
          { label: archive.depot, value: depot.head.name },
          { label: archive.madeAt, value: `${speech.instant(madeAt)}, ${madeBy}` },
        ]}
      />
      {FOLDERS.map((folder) => (
        <Folder
          key={folder}
          title={archive[folder]}
          files={files.filter(({ path }) => path.startsWith(`${folder}/`))}
          titles={titles}
        />
      ))}
      <Gaps leftOut={leftOut} speech={speech} />
      <p className="section small muted">{fill(archive.checksums, { file: 'SHA256SUMS' })}</p>
      <p className="small">
        <a href="manifest.json">manifest.json</a> · <a href="SHA256SUMS">SHA256SUMS</a>
      </p>
    </article>
  )
}

function Folder({ title, files, titles }: { title: string; files: readonly Listed[]; titles: ReadonlyMap<string, string> }) {
  if (files.length === 0) return null
  return (
    <section className="section">
      <h3>{title}</h3>
      <ul className="steps">
        {files.map(({ path, bytes }) => (
          <li key={path}>
            <a href={path}>{titles.get(path) ?? path.slice(path.indexOf('/') + 1)}</a>{' '}
            <span className="small muted">{`${Math.ceil(bytes / 1024)} kB`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is not in the archive although the job has it, each with why. */
function Gaps({ leftOut, speech }: { leftOut: readonly LeftOut[]; speech: Speech }) {
  const { archive } = speech.words
  if (leftOut.length === 0) return null
  return (
    <section className="section">
      <h3>{archive.leftOut}</h3>
      <ul className="steps">
        {leftOut.map(({ path, because }) => (
          <li key={path}>
            {path} <span className="small muted">{archive.because[because]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
