/** The page that `date-field.browser.test.ts` opens in Chromium: a date between two fields, in a dialog that Esc closes. */
import { MantineProvider, Modal } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguages } from '../locales/i18n.ts'
import { DateField } from './DateField.tsx'
import { goOnWithEnter } from './enter-goes-on.ts'

function Page() {
  const [date, setDate] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(true)
  return (
    <MantineProvider>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Dates">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form onKeyDown={goOnWithEnter}>
          <DateField data-autofocus label="Bought" value={date} onChange={setDate} />
          <input aria-label="Next" />
        </form>
      </Modal>
      <output data-testid="state">{JSON.stringify({ date, isOpen })}</output>
    </MantineProvider>
  )
}

startLanguages('en')
const host = document.createElement('main')
document.body.append(host)
createRoot(host).render(<Page />)
