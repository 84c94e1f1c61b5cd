/** The page that `scanner.browser.test.ts` opens in Chromium: fields of every kind, and a record of what reached them. */
import { Button, MantineProvider, PinInput, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguages } from '../../locales/i18n.ts'
import { ScannerProvider } from './ScannerProvider.tsx'
import type { ScanEvent } from './scan-event.ts'
import { useScan, useScannerState } from './use-scan.ts'

function Fields() {
  const [name, setName] = useState('')
  const [fault, setFault] = useState('')
  const [pin, setPin] = useState('')
  const [chosen, setChosen] = useState('Apple')
  const [scans, setScans] = useState<ScanEvent[]>([])
  const [submits, setSubmits] = useState(0)
  const [clicks, setClicks] = useState(0)
  const [visits, setVisits] = useState<string[]>([])
  const { isPending } = useScannerState()
  useScan((event) => {
    setScans((before) => [...before, event])
    return event.scan.kind !== 'foreign'
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setSubmits((before) => before + 1)
      }}
    >
      <TextInput
        data-testid="name"
        aria-label="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={() => setVisits((before) => [...before, 'came'])}
        onBlur={() => setVisits((before) => [...before, 'went'])}
      />
      <Textarea data-testid="fault" aria-label="fault" value={fault} onChange={(event) => setFault(event.currentTarget.value)} />
      <input data-testid="plain" aria-label="plain" type="number" />
      <select data-testid="list" aria-label="list" onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
        <option>Apple</option>
        <option>Hazelnut</option>
      </select>
      <div data-testid="rich" tabIndex={-1} contentEditable suppressContentEditableWarning />
      <PinInput length={4} type="number" value={pin} onChange={setPin} />
      <Button data-testid="button" onClick={() => setClicks((before) => before + 1)} />
      <Button type="submit">Save</Button>
      <output data-testid="state">
        {JSON.stringify({
          name,
          fault,
          pin,
          chosen,
          submits,
          clicks,
          visits,
          isPending,
          scans: scans.map(({ payload }) => payload),
        })}
      </output>
    </form>
  )
}

startLanguages('en')
const host = document.createElement('main')
document.body.append(host)
createRoot(host).render(
  <MantineProvider>
    <ScannerProvider>
      <Fields />
    </ScannerProvider>
  </MantineProvider>,
)
