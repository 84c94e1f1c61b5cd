import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takesFigure } from './count-steps.ts'
import type { CountDesk } from './use-count.ts'

/** A tablet's own keyboard would cover half of the page at every step; whoever has fingers only presses the field. */
const hasKeyboard = () => !window.matchMedia('(pointer: coarse)').matches

/** For whoever types; a scan needs no field. It keeps the focus. */
export const CodeField = ({ desk }: { readonly desk: CountDesk }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { bin, atHand } = desk
  const hint = bin === null ? 'binHint' : atHand !== null && takesFigure(atHand) ? 'figureHint' : 'codeHint'
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || typed.trim() === '') return
    event.preventDefault()
    // What was typed on meanwhile stays.
    void desk.takeText(typed).then((isTaken) => isTaken && setTyped((text) => (text === typed ? '' : text)))
  }
  return (
    <TextInput
      autoFocus={hasKeyboard()}
      size="lg"
      label={t('stocktake.code')}
      description={t(`stocktake.${hint}`)}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={press}
    />
  )
}
