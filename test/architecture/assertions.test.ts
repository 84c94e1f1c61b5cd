import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/**
 * No `any`, no `!`, and no `as` without a comment that says why it is safe. The linter refuses the first two; this test reads
 * every assertion and wants a comment on its line or on the line above it (or above the statement that it stands in).
 */

const root = join(import.meta.dirname, '../..')

const sources = globSync('{electron,renderer,shared,test}/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !path.includes('.planted-'),
)

function uncommentedAssertions(path: string, text: string): string[] {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const lines = text.split('\n')
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (isAssertion(node) && !isConst(node) && !hasComment(file, lines, node))
      found.push(`${path}:${lineOf(file, node.getEnd()) + 1}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

const isAssertion = (node: ts.Node): node is ts.AsExpression | ts.NonNullExpression =>
  ts.isAsExpression(node) || ts.isNonNullExpression(node)

const isConst = (node: ts.Node): boolean => ts.isAsExpression(node) && node.type.getText() === 'const'

const lineOf = (file: ts.SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line

function hasComment(file: ts.SourceFile, lines: readonly string[], node: ts.Node): boolean {
  const statement = ts.findAncestor(node, (parent) => ts.isStatement(parent) || ts.isPropertyAssignment(parent)) ?? node
  const near = [lineOf(file, node.getEnd()), lineOf(file, node.getStart()) - 1, lineOf(file, statement.getStart()) - 1]
  return near.some((line) => /\/\/|\*\/|^\s*\*/.test(lines[line] ?? ''))
}

describe('every type assertion says why it is safe', () => {
  test('a planted one without a comment is caught, one with a comment is not', () => {
    expect(uncommentedAssertions('a.ts', 'const a = b as C')).toEqual(['a.ts:1'])
    expect(uncommentedAssertions('a.ts', 'const a = b!')).toEqual(['a.ts:1'])
    expect(uncommentedAssertions('a.ts', '// Safe: b is made here.\nconst a = b as C')).toEqual([])
    expect(uncommentedAssertions('a.ts', 'const a = [1] as const')).toEqual([])
  })

  test('in this tree', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.flatMap((path) => uncommentedAssertions(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
  })
})
