import type { ReactNode } from 'react'
import { certificateMatrix, matrixPath, quietModules } from '../../../shared/labels/code-matrix.ts'
import { fill, type Speech } from './wording.ts'

interface CertificateMarkProps {
  code: string
  number: string
  speech: Speech
  /** What stands beside the symbol too: it is tall, and a slip is to stay one page. */
  children: ReactNode
}

/** The signed certificate (G6) as a QR symbol of its own, with what it is and how it is checked. */
export function CertificateMark({ code, number, speech, children }: CertificateMarkProps) {
  const { certificate } = speech.words
  const matrix = certificateMatrix(code)
  const side = matrix.columns + 2 * quietModules
  return (
    <section className="certificate">
      <div>
        {children}
        <p className="small">
          <b>{certificate.title}</b> {fill(certificate.onSlip, { number, sign: code.slice(-8) })}
        </p>
      </div>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={certificate.title} data-code={code}>
        <path shapeRendering="crispEdges" d={matrixPath(matrix, quietModules, quietModules)} />
      </svg>
    </section>
  )
}
