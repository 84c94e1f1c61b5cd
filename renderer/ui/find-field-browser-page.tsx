/** The page that `find-field.browser.test.ts` opens in Chromium: a field whose search answers when the test says so. */
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { FindField } from './FindField.tsx'

function Page() {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState(['Anna', 'Berta', 'Clara'])
  const [taken, setTaken] = useState('')
  return (
    <MantineProvider>
      <FindField
        label="Customer"
        typed={typed}
        onTyped={setTyped}
        items={found.map((name) => ({ value: name, label: name, record: name }))}
        onPick={setTaken}
        create={{ label: 'New customer', run: () => setTaken(`new ${typed}`) }}
        emptyText="Nobody"
      />
      <button type="button" data-testid="answer" aria-label="Answer" onClick={() => setFound(['Zoe'])} />
      <output data-testid="taken">{taken}</output>
    </MantineProvider>
  )
}

const host = document.createElement('main')
document.body.append(host)
createRoot(host).render(<Page />)
