import { Combobox, Loader, Text, TextInput, type TextInputProps, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export interface FoundItem<Record> {
  readonly value: string
  readonly label: string
  /** Second line: what tells two of the same name apart. */
  readonly hint?: ReactNode
  /** What is handed over when this line is taken. */
  readonly record: Record
}

export interface FindFieldProps<Record> extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** What is typed into the field. */
  readonly typed: string
  readonly onTyped: (text: string) => void
  readonly items: readonly FoundItem<Record>[]
  readonly isSearching?: boolean
  /** Gets the record of the line that was taken, also when the search has found others meanwhile. */
  readonly onPick: (record: Record) => void
  /** Offered below what was found; undefined when nothing new may be made of it. */
  readonly create?: { readonly label: string; readonly run: () => void } | undefined
  /** Said when nothing was found. */
  readonly emptyText: string
}

const createValue = '+new'

/**
 * Find one of many by typing a piece of it, or make a new one of what was typed. Arrows choose, Enter takes. From the moment
 * somebody chooses (an arrow, a finger on a line) the list stays as it is until more is typed: an answer that comes late must
 * not put another line under the choice.
 */
export const FindField = <Record,>(props: FindFieldProps<Record>) => {
  const { typed, onTyped, items, isSearching = false, onPick, create, emptyText, ...rest } = props
  const [held, setHeld] = useState<readonly FoundItem<Record>[]>()
  const shown = held ?? items
  const letGo = () => setHeld(undefined)
  const hold = () => setHeld(shown)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      letGo()
    },
  })
  const listId = useId()
  const pick = (value: string) => {
    combobox.closeDropdown()
    if (value === createValue) return create?.run()
    const item = shown.find((candidate) => candidate.value === value)
    return item === undefined ? undefined : onPick(item.record)
  }
  const type = (text: string) => {
    letGo()
    onTyped(text)
    combobox.openDropdown()
    // What was chosen of another list is no choice in this one.
    combobox.resetSelectedOption()
  }
  const choose = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') hold()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          autoComplete="off"
          {...rest}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={choose}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={isSearching ? <Loader size={16} /> : rest.rightSection}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options id={listId} mah={320} className="hb-find-list" onPointerDown={hold}>
          {shown.map((item) => (
            <Combobox.Option key={item.value} value={item.value}>
              <Text>{item.label}</Text>
              {item.hint !== undefined && (
                <Text component="div" size="xs" c="dimmed">
                  {item.hint}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {shown.length === 0 && !isSearching && <Combobox.Empty>{emptyText}</Combobox.Empty>}
          {create !== undefined && (
            <Combobox.Option value={createValue}>
              <Text c="var(--mantine-color-anchor)">
                <IconPlus size={14} aria-hidden="true" /> {create.label}
              </Text>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
