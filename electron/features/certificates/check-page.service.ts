import type { Language } from '../../../shared/kernel/text.ts'
import { CERTIFICATE_FIELDS } from '../../../shared/certificates/certificates.ts'
import { OUTCOMES } from '../../../shared/jobs/stages.ts'
import english from '../../../resources/documents/en.json' with { type: 'json' }
import chinese from '../../../resources/documents/zh-CN.json' with { type: 'json' }
import type { ReadDb } from '../../db/store.ts'
import { readDepotName } from './certificates.repository.ts'
import { readKeys } from './certificates.service.ts'
import { CHECK_SCRIPT, CHECK_STYLE } from './check-page.ts'

const wordings = { en: english, 'zh-CN': chinese } as const

/**
 * One file that checks certificates in any browser, without a network: it holds this depot's public keys and nothing else of it.
 * Its policy allows it no connection at all.
 */
export async function drawCheckPage(db: ReadDb, language: Language): Promise<{ name: string; html: string }> {
  const [keys, depot] = [await readKeys(db), await readDepotName(db)]
  const { certificate: words, outcome } = wordings[language]
  const data = {
    keys: Object.fromEntries(keys.map(({ id, publicKey }) => [id, publicKey])),
    fields: CERTIFICATE_FIELDS,
    outcomes: Object.fromEntries(OUTCOMES.map((name) => [name, outcome[name]])),
    words,
  }
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>${escaped(words.checkTitle)}</title>
<style>${CHECK_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(words.checkTitle)}</h1>
<p>${escaped(depot)}</p>
<label for="code">${escaped(words.scanHere)}</label>
<textarea id="code" rows="5" autofocus autocomplete="off" spellcheck="false"></textarea>
<section id="answer" aria-live="polite" hidden></section>
<p class="small">${escaped(words.checkHint)}</p>
</main>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>
<script>${CHECK_SCRIPT}</script>
</body>
</html>
`
  return { name: 'handback-certificates.html', html }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
