import { codeMatrix, matrixPath, quietModules } from '../../../shared/labels/code-matrix.ts'

/** An own code with its quiet zone inside the square, so that nothing printed near it can spoil it. */
export function CodeMark({ payload, size }: { payload: string; size: 'large' | 'medium' }) {
  const matrix = codeMatrix(payload)
  const side = matrix.columns + 2 * quietModules
  return (
    <svg className={`code-${size}`} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={payload} data-code={payload}>
      <path shapeRendering="crispEdges" d={matrixPath(matrix, quietModules, quietModules)} />
    </svg>
  )
}
