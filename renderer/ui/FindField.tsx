import { Combobox, Loader, Text, TextInput, type TextInputProps, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'

export interface FoundItem {
  readonly value: string
  readonly label: string
  /** Second line: what tells two of the same name apart. */
  readonly hint?: ReactNode
}

export interface FindFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** What is typed into the field. */
  readonly typed: string
  readonly onTyped: (text: string) => void
  readonly items: readonly FoundItem[]
  readonly isSearching?: boolean
  readonly onPick: (value: string) => void
  /** Offered below what was found; undefined when nothing new may be made of it. */
  readonly create?: { readonly label: string; readonly run: () => void } | undefined
  /** Said when nothing was found. */
  readonly emptyText: string
}

const createValue = '+new'

/** Find one of many by typing a piece of it, or make a new one of what was typed. Arrows choose, Enter takes. */
export const FindField = (props: FindFieldProps) => {
  const { typed, onTyped, items, isSearching = false, onPick, create, emptyText, ...rest } = props
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const listId = useId()
  const pick = (value: string) => {
    combobox.closeDropdown()
    if (value === createValue) create?.run()
    else onPick(value)
  }
  const type = (text: string) => {
    onTyped(text)
    combobox.openDropdown()
    combobox.updateSelectedOptionIndex()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          autoComplete="off"
          {...rest}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={isSearching ? <Loader size={16} /> : rest.rightSection}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options id={listId} mah={320} className="hb-find-list">
          {items.map((item) => (
            <Combobox.Option key={item.value} value={item.value}>
              <Text>{item.label}</Text>
              {item.hint !== undefined && (
                <Text component="div" size="xs" c="dimmed">
                  {item.hint}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {items.length === 0 && !isSearching && <Combobox.Empty>{emptyText}</Combobox.Empty>}
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
