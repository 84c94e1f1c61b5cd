/** Look and work of the page that checks certificates by itself. It is one file: nothing of the program goes along with it. */

export const CHECK_STYLE = `
:root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
main { max-width: 640px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 22px; margin: 0 0 4px; }
label { display: block; font-weight: 600; margin: 16px 0 4px; }
textarea { box-sizing: border-box; width: 100%; font: 14px/1.4 monospace; padding: 8px; }
section { margin-top: 16px; padding: 12px 16px; border: 2px solid; border-radius: 8px; }
section.good { border-color: #2b8a3e; }
section.bad { border-color: #c92a2a; }
h2 { font-size: 18px; margin: 0 0 8px; }
dl { display: grid; grid-template-columns: 160px minmax(0, 1fr); gap: 4px 12px; margin: 0; }
dt { opacity: .75; }
dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.small { font-size: 13px; opacity: .75; }
`

/**
 * Reads the same bytes as \`certificate-bytes.ts\` (version, key id, signature, JSON) and verifies them by WebCrypto. The check
 * character is left alone: what is misread fails by its signature.
 */
export const CHECK_SCRIPT = `
'use strict'
const { keys, fields, outcomes, words } = JSON.parse(document.getElementById('data').textContent)
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const field = document.getElementById('code')
const answer = document.getElementById('answer')
function bytesOf(text) {
  const code = text.replace(/\\s/g, '').toUpperCase().replace(/^\\][A-Z][0-9A-Z](?=HBX)/, '')
  if (!/^HBX[A-Z2-7]{112,556}[0-9A-Z]$/.test(code)) return null
  const out = []
  let bits = 0, value = 0
  for (const sign of code.slice(3, -1)) {
    value = ((value & 255) << 5) | alphabet.indexOf(sign)
    bits += 5
    if (bits >= 8) { bits -= 8; out.push((value >> bits) & 255) }
  }
  // Bits beyond the last byte are none in what a depot wrote.
  if ((value & ((1 << bits) - 1)) !== 0) return null
  return new Uint8Array(out)
}
const plain = (base64url) => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))
async function judge(text) {
  const bytes = bytesOf(text)
  if (bytes === null || bytes[0] !== 1) return { kind: 'misread' }
  const keyId = Array.from(bytes.subarray(1, 7), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (!Object.hasOwn(keys, keyId)) return { kind: 'unknownKey' }
  const body = bytes.subarray(71)
  const signed = new Uint8Array([...new TextEncoder().encode('Handback certificate\\n'), 1, ...bytes.subarray(1, 7), ...body])
  let isSigned
  try {
    const key = await crypto.subtle.importKey('raw', plain(keys[keyId]), { name: 'Ed25519' }, false, ['verify'])
    isSigned = await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes.subarray(7, 71), signed)
  } catch {
    return { kind: 'tooOld' }
  }
  if (!isSigned) return { kind: 'notSigned' }
  return { kind: 'valid', list: JSON.parse(new TextDecoder().decode(body)) }
}
function show({ kind, list }) {
  answer.hidden = false
  answer.className = kind === 'valid' ? 'good' : 'bad'
  answer.dataset.verdict = kind
  const heading = document.createElement('h2')
  heading.textContent = words.verdict[kind]
  answer.replaceChildren(heading)
  if (list === undefined) return
  const facts = document.createElement('dl')
  fields.forEach((name, index) => {
    if (list[index] === '') return
    const term = document.createElement('dt'), value = document.createElement('dd')
    term.textContent = words.field[name]
    value.textContent = name === 'outcome' ? (outcomes[list[index]] ?? list[index]) : list[index]
    facts.append(term, value)
  })
  answer.append(facts)
}
let turn = 0
async function check(isWhole) {
  const mine = (turn += 1)
  const length = field.value.trim().length
  if (isWhole ? length === 0 : length < 116) { answer.hidden = true; return }
  const verdict = await judge(field.value)
  if (mine === turn) show(verdict)
}
field.addEventListener('input', () => check(false))
// With Enter it is all there, whatever it is; the next scan takes its place.
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  field.select()
  check(true)
})
`
