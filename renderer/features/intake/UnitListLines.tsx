import { Button, FileButton, Group, Text, Textarea, TextInput } from '@mantine/core'
import { IconClipboardText, IconFileImport, IconPlus, IconX } from '@tabler/icons-react'
import { type ClipboardEvent, memo, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { JudgedLine } from '../../../shared/arrivals/arrivals.ts'
import { fieldText, refusalText } from '../../app/failures.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LARGEST_LIST_FILE, textOfListFile } from './list-file.ts'
import type { LineComplaint, UnitLine } from './unit-list-form.ts'
import type { UnitList } from './use-unit-list.ts'

/** The units one by one: pasted, read from a file, scanned or typed; what is wrong with one stands under it, and is mended there. */
export const UnitListLines = ({ list }: { readonly list: UnitList }) => {
  const { t } = useTranslation()
  const { values, lineComplaints, judged } = list
  return (
    <Panel isDense heading={t('unitList.units')} marks={<Text c="dimmed">{values.lines.length}</Text>}>
      <ReadList list={list} />
      {list.errorOf('lines') !== undefined && (
        <Text role="alert" c="var(--mantine-color-error)">
          {list.errorOf('lines')}
        </Text>
      )}
      <div className="unit-list-head" aria-hidden="true">
        <span>#</span>
        <span>{t('unitList.serial')}</span>
        <span>{t('unitList.model')}</span>
        <span>{t('unitList.lineFault')}</span>
        <span>{t('unitList.accessories')}</span>
      </div>
      <ol className="unit-list-lines" aria-label={t('unitList.units')}>
        {values.lines.map((line, index) => (
          <Line
            key={line.id}
            line={line}
            place={index + 1}
            complaints={lineComplaints[index] ?? []}
            judged={judged?.[index]}
            onChange={list.changeLine}
            onRemove={list.removeLine}
          />
        ))}
      </ol>
      <Group>
        <ActionButton
          variant="default"
          label={t('unitList.add')}
          icon={<IconPlus size={18} aria-hidden="true" />}
          shortcut="alt+a"
          onAction={list.addLine}
        />
      </Group>
    </Panel>
  )
}

/** A list from elsewhere. Pasting several lines takes them at once; a file is read here and sent nowhere. */
const ReadList = ({ list }: { readonly list: UnitList }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [news, setNews] = useState<string>()
  const take = (text: string) => {
    const count = list.take(text)
    setNews(count === 0 ? t('unitList.nothingRead') : t('unitList.read', { count }))
    if (count > 0) setTyped('')
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!text.trim().includes('\n')) return
    event.preventDefault()
    take(text)
  }
  const readFile = async (file: File | null) => {
    if (file === null) return
    if (file.size > LARGEST_LIST_FILE) setNews(t('unitList.fileTooLarge', { name: file.name }))
    else take(await textOfListFile(file))
  }
  return (
    <div className="unit-list-read">
      <Textarea
        aria-label={t('unitList.paste')}
        placeholder={t('unitList.pasteHint')}
        autosize
        minRows={1}
        maxRows={6}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onPaste={paste}
        data-enter-skip
      />
      <ActionButton
        variant="default"
        label={t('unitList.take')}
        icon={<IconClipboardText size={18} aria-hidden="true" />}
        disabledReason={typed.trim() === '' ? t('unitList.pasteFirst') : undefined}
        onAction={() => take(typed)}
      />
      <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(file) => void readFile(file)}>
        {(button) => (
          <Button {...button} variant="default" leftSection={<IconFileImport size={18} aria-hidden="true" />}>
            {t('unitList.file')}
          </Button>
        )}
      </FileButton>
      <Text component="output" size="sm" className="unit-list-news">
        {news}
      </Text>
    </div>
  )
}

interface LineProps {
  readonly line: UnitLine
  readonly place: number
  readonly complaints: readonly LineComplaint[]
  readonly judged: JudgedLine | undefined
  readonly onChange: (line: UnitLine) => void
  readonly onRemove: (id: number) => void
}

const CELLS = ['serial', 'model', 'fault', 'accessories'] as const
const LABELS = {
  serial: 'unitList.serial',
  model: 'unitList.model',
  fault: 'unitList.lineFault',
  accessories: 'unitList.accessories',
} as const

const LineCells = ({ line, place, complaints, judged, onChange, onRemove }: LineProps) => {
  const { t } = useTranslation()
  const known = judged?.unit ?? null
  return (
    <li>
      <Text c="dimmed" className="unit-list-place">
        {place}
      </Text>
      {CELLS.map((cell) => (
        <TextInput
          key={cell}
          aria-label={t('unitList.cell', { place, name: t(LABELS[cell]) })}
          autoComplete="off"
          spellCheck={false}
          value={line[cell]}
          placeholder={cell === 'serial' ? t('unitList.noSerial') : cell === 'model' && known !== null ? known.modelName : ''}
          error={complaints.some((one) => one.cell === cell)}
          onChange={(event) => onChange({ ...line, [cell]: event.currentTarget.value })}
        />
      ))}
      <IconAction
        label={t('unitList.remove', { place })}
        icon={<IconX size={18} aria-hidden="true" />}
        variant="subtle"
        color="gray"
        onAction={() => onRemove(line.id)}
      />
      {complaints.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" className="unit-list-why" role="alert">
          {complaints.map((complaint) => wordsOf(complaint, t)).join(' ')}
        </Text>
      )}
      {complaints.length === 0 && known !== null && (
        <Text size="sm" c="dimmed" className="unit-list-why">
          {known.ownerName === null
            ? t('unitList.known', { model: known.modelName })
            : t('unitList.knownOf', { model: known.modelName, name: known.ownerName })}
        </Text>
      )}
    </li>
  )
}

/** A hundred lines of four fields each: only the one that is typed in is drawn anew. */
const Line = memo(
  LineCells,
  (a, b) => a.line === b.line && a.place === b.place && sameWords(a.complaints, b.complaints) && sameWords(a.judged, b.judged),
)

const sameWords = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const wordsOf = (complaint: LineComplaint, t: TFunction): string => {
  if ('twinOf' in complaint) return t('unitList.twin', { place: complaint.twinOf })
  if ('refusal' in complaint) return refusalText(t, complaint.refusal)
  if (complaint.cell === 'model') return t('unitList.needsModel')
  if (complaint.cell === 'fault') return t('unitList.needsFault')
  const what = fieldText(t, complaint.message)
  return complaint.cell === 'serial' ? what : t('unitList.cellWrong', { name: t(LABELS[complaint.cell]), what })
}
