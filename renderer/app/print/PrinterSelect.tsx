import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { canPrint, type PaperKind } from '../../../shared/printers/printers.ts'
import { api, client } from '../api.ts'
import { failureNotice } from '../failures.ts'
import { showNotice } from '../notices/notices.ts'
import { useChange } from '../use-change.ts'

export interface PrinterSelectProps {
  readonly paper: PaperKind
  /** Where its place says what it is, the label is for assistive technology alone. */
  readonly isLabelHidden?: boolean
}

const OF_SYSTEM = 'system:'
const said = {
  onError: (failure: Error) => showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) }),
}

/** What this station prints a kind of paper on. The choice is kept at the depot, for this station and kind. */
export const PrinterSelect = ({ paper, isLabelHidden = false }: PrinterSelectProps) => {
  const { t } = useTranslation()
  const info = useQuery(api.depot.info.queryOptions())
  const printers = useQuery(api.printers.list.queryOptions())
  const installed = useQuery(api.printers.ofSystem.queryOptions())
  const mine = useQuery(api.printers.mine.queryOptions())
  const choose = useChange(client.printers.choose, { isDeed: false })
  const known = (printers.data ?? []).filter(({ isActive, kind }) => isActive && canPrint(kind, paper))
  const unknown = (installed.data ?? []).filter(({ name }) => !known.some(({ systemName }) => systemName === name))
  const label = t(`settings.computer.printer.${paper}`)
  const pick = (value: string | null) => {
    if (value === null || value === '') return choose.mutate({ paper, printer: null }, said)
    const chosen = value.startsWith(OF_SYSTEM) ? unknown.find(({ name }) => `${OF_SYSTEM}${name}` === value) : undefined
    const id = known.find((printer) => printer.id === value)?.id
    if (chosen !== undefined) {
      choose.mutate({ paper, printer: { systemName: chosen.name } }, said)
    } else if (id !== undefined) choose.mutate({ paper, printer: { id } }, said)
  }
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      w={isLabelHidden ? 205 : undefined}
      allowDeselect={false}
      value={mine.data?.[paper]?.id ?? ''}
      data={[
        { value: '', label: t(info.data?.canPrintSilently === true ? 'print.usual' : 'print.browser') },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
        ...unknown.map(({ name, displayName }) => ({
          value: `${OF_SYSTEM}${name}`,
          label: t('print.ofSystem', { name: displayName }),
        })),
      ]}
      disabled={!mine.isSuccess}
      onChange={pick}
    />
  )
}
