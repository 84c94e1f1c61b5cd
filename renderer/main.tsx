import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import 'mantine-datatable/styles.css'
import './ui/ui.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startLanguages } from './locales/i18n.ts'
import { speakMoney } from './locales/money-words.ts'
import { pageNonce } from './ui/document-frame.ts'

// The scroll lock under Mantine's dialogs writes a style element and takes its nonce from this well-known global.
Object.assign(globalThis, { __webpack_nonce__: pageNonce() })

speakMoney(startLanguages())

const place = document.querySelector('#root')
if (place === null) throw new Error('the page has no place for the app')
createRoot(place).render(<App />)
