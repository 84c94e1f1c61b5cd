import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Properties whose value a reader sees or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'cancelLabel',
  'children',
  'confirmLabel',
  'description',
  'emptyMessage',
  'error',
  'heading',
  'hint',
  'label',
  'loadingText',
  'message',
  'nothingFoundMessage',
  'placeholder',
  'question',
  'saveLabel',
  'subline',
  'title',
])

const hasLetters = (text: string): boolean => /\p{L}/u.test(text)

/** What looks like words but is the same in every language: a date pattern, a file format, the language's own name. */
const isWordless = (text: string): boolean => /^[\s\d\p{P}\p{S}]*$/u.test(text) || text.trim() === 'YYYY-MM-DD'

/** Text that an expression can put on the screen: literals in its branches, not the arguments of calls. */
const literalsOf = (node: ts.Node): ts.Node[] => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node]
  if (ts.isTemplateExpression(node)) return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression)
  if (!ts.isBinaryExpression(node)) return []
  const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]
  if (joins.includes(node.operatorToken.kind)) return [...literalsOf(node.left), ...literalsOf(node.right)]
  return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? literalsOf(node.right) : []
}

const textOf = (node: ts.Node): string =>
  ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node) ? node.text : ''

/** The literals that one node of the tree shows or speaks. */
const spokenBy = (node: ts.Node): ts.Node[] => {
  if (ts.isJsxText(node)) return [node]
  if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent))
    return literalsOf(node.expression)
  if (!ts.isJsxAttribute(node) || !spoken.has(node.name.getText()) || node.initializer === undefined) return []
  if (!ts.isJsxExpression(node.initializer)) return literalsOf(node.initializer)
  return node.initializer.expression === undefined ? [] : literalsOf(node.initializer.expression)
}

/** Every text in a component file that stands outside the catalogues, as "line: text". */
const literalTexts = (source: string): string[] => {
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    for (const literal of spokenBy(node)) {
      const text = textOf(literal)
      if (!hasLetters(text) || isWordless(text)) continue
      found.push(`${file.getLineAndCharacterOfPosition(literal.getStart()).line + 1}: ${text.trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Tests, and the bare pages that browser tests open, have no reader. */
const hasReader = (name: string): boolean => !/(\.test|-browser-page)\.tsx$/.test(name)

const componentFiles = (): string[] =>
  readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx') && hasReader(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

test('no component has text outside the catalogues', () => {
  const files = componentFiles()
  expect(files.length).toBeGreaterThan(10)
  const breaches = files.flatMap((file) => literalTexts(readFileSync(join(root, file), 'utf8')).map((text) => `${file}:${text}`))
  expect(breaches).toEqual([])
})

test('a planted breach is caught wherever text can stand', () => {
  const planted = `
    const page = (isLate: boolean) => (
      <Card title="Late jobs" data-testid="card" className="hb-card">
        Hello
        {'World'}
        {isLate ? 'late' : t('jobs.inTime')}
        {count > 0 && \`\${count} jobs\`}
        <input placeholder={name ?? 'Your name'} aria-label={t('jobs.name')} />
        <p>{t('jobs.title')} · {12} – 维修</p>
      </Card>
    )`
  expect(literalTexts(planted)).toEqual([
    '3: Late jobs',
    '4: Hello',
    '5: World',
    '6: late',
    '7: jobs',
    '8: Your name',
    '9: – 维修',
  ])
})
