import { certificateMatrix, matrixPath, quietModules } from '../../../shared/labels/code-matrix.ts'
import { fill, type Speech } from './wording.ts'

/** The signed certificate (G6) as a QR symbol of its own, with what it is and how it is checked. */
export function CertificateMark({ code, number, speech }: { code: string; number: string; speech: Speech }) {
  const { certificate } = speech.words
  const matrix = certificateMatrix(code)
  const side = matrix.columns + 2 * quietModules
  return (
    <section className="certificate">
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={certificate.title} data-code={code}>
        <path shapeRendering="crispEdges" d={matrixPath(matrix, quietModules, quietModules)} />
      </svg>
      <div>
        <h2>{certificate.title}</h2>
        <p className="small">{fill(certificate.onSlip, { number, sign: code.slice(-8) })}</p>
      </div>
    </section>
  )
}
