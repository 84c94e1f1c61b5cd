/**
 * The look of every paper: black on white, one grey, hairlines; it must survive a tired laser printer and a photocopier.
 * System fonts only, Latin first so that figures align, then Chinese, Arabic and emoji. Nothing is placed absolutely: long
 * text pushes what follows, it never covers it.
 */
export const documentStyle = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body {
  font: 400 10pt/1.45 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',
    'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif;
  color: #000; background: #fff; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
h1, h2, h3 { font-weight: 700; line-height: 1.2; break-after: avoid; }
svg { display: block; }
.sheet + .sheet { break-before: page; }
.head { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, auto) auto; column-gap: 6mm; align-items: start;
  padding-bottom: 3mm; border-bottom: 0.6mm solid #000; }
.logo { display: block; max-width: 60mm; max-height: 16mm; margin-bottom: 1.5mm; }
.depot-name { font-size: 13pt; font-weight: 700; line-height: 1.25; }
.depot-line { font-size: 8.5pt; color: #333; white-space: pre-line; }
.head-number { text-align: right; max-width: 75mm; }
.head-number:last-child { grid-column: 2 / -1; }
.head-title { font-size: 10pt; color: #333; }
.head-title b { color: #000; }
.number { font-size: 21pt; font-weight: 700; line-height: 1.15; letter-spacing: 0.01em; }
.tag { display: inline-block; font-size: 9pt; font-weight: 700; border: 0.35mm solid #000; border-radius: 0.8mm; padding: 0.3mm 1.8mm; }
.tag-strong { background: #000; color: #fff; }
.code-large { width: 25mm; height: 25mm; margin: -2.2mm -2.2mm -2.2mm 0; }
.code-medium { width: 19mm; height: 19mm; }
.certificate { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 4mm; align-items: end; margin-top: 3mm; break-inside: avoid; }
.certificate .section:first-child { margin-top: 0; }
.certificate .signatures { column-gap: 6mm; margin-top: 1.5mm; }
.certificate .small { margin-top: 1.2mm; line-height: 1.3; }
.certificate svg { width: 38mm; height: 38mm; margin: -1.5mm -1.5mm 0; }
.facts { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 8mm; row-gap: 0.6mm; margin-top: 2.6mm; }
.fact { display: grid; grid-template-columns: 27mm minmax(0, 1fr); column-gap: 2mm; align-items: baseline; }
.bilingual .fact { grid-template-columns: 36mm minmax(0, 1fr); }
.fact-wide { grid-column: 1 / -1; }
dt { font-size: 8.5pt; color: #444; }
dd { font-size: 10pt; white-space: pre-line; }
.section { margin-top: 2.8mm; }
.section > h3 { font-size: 9pt; margin-bottom: 0.9mm; }
.prose { white-space: pre-wrap; unicode-bidi: plaintext; }
.quote { white-space: pre-wrap; unicode-bidi: plaintext; border-inline-start: 0.8mm solid #000; padding-inline-start: 3mm; font-size: 10.5pt; }
.muted { color: #444; }
.small { font-size: 8.5pt; }
.unit { margin-top: 5mm; border-top: 0.25mm solid #000; padding-top: 3mm; }
.unit-head { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 5mm; align-items: start; break-inside: avoid; break-after: avoid; }
.unit-title { font-size: 13pt; }
.unit-number { font-size: 10pt; font-weight: 700; }
.unit-head .code-medium { margin: -1.6mm -1.6mm 0 0; }
.unit-head .facts { margin-top: 2mm; }
.ticks { list-style: none; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 8mm; row-gap: 1mm; }
.ticks-single { grid-template-columns: minmax(0, 1fr); }
.tick { display: grid; grid-template-columns: 3.6mm minmax(0, 1fr); column-gap: 2mm; break-inside: avoid; }
.box { width: 3.6mm; height: 3.6mm; margin-top: 0.45mm; }
.verdict { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
thead { display: table-header-group; }
th { text-align: start; font-size: 8.5pt; font-weight: 700; border-bottom: 0.35mm solid #000; padding: 0 2.5mm 0.8mm 0; vertical-align: bottom; }
td { vertical-align: top; padding: 0.8mm 2.5mm 0.8mm 0; border-bottom: 0.15mm solid #999; white-space: pre-wrap; }
th:last-child, td:last-child { padding-inline-end: 0; }
tr { break-inside: avoid; }
.fit { width: 1%; white-space: nowrap; }
.end { text-align: end; }
.end:not(:last-child) { padding-inline-end: 6mm; }
tfoot { display: table-row-group; }
tfoot td { border-bottom: 0; }
table.money td { line-height: 1.3; padding-block: 0.4mm; }
table.claim .code-medium { margin: -1mm 0 -1.2mm -1.6mm; }
tfoot .part td { font-size: 8.5pt; line-height: 1.3; padding-block: 0.25mm; }
tfoot .sum td { border-top: 0.35mm solid #000; font-weight: 700; }
.callout { border: 0.35mm solid #000; border-radius: 1mm; padding: 2mm 3mm; margin-top: 4mm; display: grid;
  grid-template-columns: auto minmax(0, 1fr); column-gap: 5mm; align-items: center; min-height: 15mm; break-inside: avoid; }
.callout-value { font-size: 18pt; font-weight: 700; letter-spacing: 0.12em; line-height: 1.2; border-bottom: 0.35mm solid transparent; }
.blank { min-width: 50mm; border-bottom-color: #000; }
.callout-label { font-size: 8.5pt; color: #444; }
.terms p { font-size: 9pt; margin-top: 0.8mm; white-space: pre-wrap; }
.scale { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); column-gap: 3mm; break-inside: avoid; }
.scale > div { text-align: center; border: 0.25mm solid #777; border-radius: 1mm; padding: 0.7mm 1mm; font-size: 8.5pt; }
.scale .chosen { border: 0.7mm solid #000; font-weight: 700; }
.scale b { font-size: 11pt; margin-inline-end: 1.2mm; }
.scale + .prose { margin-top: 1.4mm; }
.own-words { margin-top: 3.4mm; white-space: pre-wrap; unicode-bidi: plaintext; font-size: 9.5pt; }
.write > div { height: 8mm; border-bottom: 0.2mm solid #777; }
.blanks { row-gap: 2.4mm; margin-top: 1.6mm; }
.to-fill { border-bottom: 0.2mm solid #777; min-height: 6mm; }
table.form td { height: 7.5mm; vertical-align: middle; }
table.form .fit { width: 16mm; }
.narrow { white-space: nowrap; overflow-wrap: normal; }
.mark { display: grid; grid-template-columns: minmax(0, 1fr) repeat(5, 11mm); column-gap: 2.5mm; align-items: center; padding: 1mm 0; break-inside: avoid; }
.mark b { text-align: center; border: 0.25mm solid #777; border-radius: 1mm; padding: 0.6mm 0; font-weight: 400; }
.mark .chosen { border: 0.7mm solid #000; font-weight: 700; }
.trace { margin-top: 1.2mm; font-size: 9pt; break-inside: avoid; }
.signatures { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 10mm; margin-top: 4mm; break-inside: avoid; }
.declaration { grid-column: 1 / -1; font-size: 9.5pt; margin-bottom: 1mm; }
.signature-field { height: 15mm; border-bottom: 0.35mm solid #000; display: flex; align-items: flex-end; }
.signature-field img { max-height: 14mm; max-width: 70mm; }
.certificate .signature-field { height: 12mm; }
.certificate .signature-field img { max-height: 11mm; max-width: 100%; }
.signature-caption { display: flex; justify-content: space-between; column-gap: 4mm; font-size: 8.5pt; color: #444; padding-top: 0.8mm; }
.signature-caption > :first-child { min-width: 0; }
.signature-caption > :last-child { flex: none; }
.parcel { border: 0.5mm dashed #000; padding: 4mm 5mm; margin-top: 4mm; display: grid; grid-template-columns: minmax(0, 1fr) auto;
  column-gap: 6mm; align-items: center; break-inside: avoid; }
.parcel-number { font-size: 40pt; font-weight: 700; line-height: 1.15; letter-spacing: 0.01em; }
.parcel-address { font-size: 13pt; line-height: 1.35; white-space: pre-line; margin-top: 2mm; }
.parcel .code-large { width: 42mm; height: 42mm; margin: -3.6mm; }
.parcel-note { grid-column: 1 / -1; font-size: 8.5pt; color: #444; margin-top: 2mm; }
.packing { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 8mm; }
.steps { padding-inline-start: 5mm; }
.steps li { margin-top: 0.6mm; }
.commands { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 4mm; }
.command { border: 0.25mm solid #777; border-radius: 1.5mm; padding: 0 2mm 2.5mm; display: grid; justify-items: center; text-align: center;
  align-content: start; break-inside: avoid; }
.command .code-large { width: 34mm; height: 34mm; margin: 0; }
.amount { letter-spacing: 0; }
.command-name { font-size: 13pt; font-weight: 700; line-height: 1.25; }
`
