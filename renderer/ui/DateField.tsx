import { ActionIcon, CloseButton, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../locales/use-format.ts'
import { dateByKey, dateOfText } from './date-text.ts'

export interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'rightSection'> {
  /** 'YYYY-MM-DD', or null while empty. */
  readonly value: string | null
  readonly onChange: (calendarDate: string | null) => void
}

/**
 * A calendar date: typed (2026-11-21 works in every language) or picked. The calendar opens by click, arrow down or its button, never
 * by focus alone, and the focus stays in the field: the arrows move in the open calendar, typing and Esc close it.
 */
export const DateField = ({ value, onChange, error, ...rest }: DateFieldProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  // What was typed stands as long as it says the value; a date that came another way (a draft, the calendar) replaces it.
  const isTyped = typed !== null && dateOfText(typed) === value
  const [isLeft, setLeft] = useState(false)
  const isUnread = isTyped && isLeft && value === null && typed.trim() !== ''

  const type = (text: string) => {
    setOpen(false)
    setTyped(text)
    onChange(dateOfText(text))
  }
  const pick = (date: string | null) => {
    setTyped(null)
    onChange(date)
  }
  const leave = () => {
    setOpen(false)
    setLeft(true)
    if (value !== null) setTyped(null)
  }
  const press = (event: KeyboardEvent) => {
    if (!isOpen && event.key === 'ArrowDown') {
      event.preventDefault()
      setOpen(true)
    }
    if (!isOpen || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return
    if (event.key === 'Escape' || event.key === 'Enter') setOpen(false)
    const moved = dateByKey(value ?? format.today(), event.key)
    if (moved === undefined) return
    event.preventDefault()
    pick(moved)
  }
  const toggle = () => {
    input.current?.focus()
    setOpen(!isOpen)
  }
  return (
    <Popover opened={isOpen} position="bottom-start" withRoles={false}>
      <Popover.Target>
        <TextInput
          autoComplete="off"
          placeholder="YYYY-MM-DD"
          {...rest}
          ref={input}
          value={isTyped ? typed : value === null ? '' : format.date(value)}
          error={isUnread ? t('field.notADate') : error}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => setLeft(false)}
          onBlur={leave}
          onClick={() => setOpen(true)}
          onKeyDown={press}
          // Mantine's dialogs close on Esc unless the field says that it is its own.
          data-mantine-stop-propagation={isOpen}
          rightSection={
            value === null ? (
              <CalendarButton label={t('time.calendar')} onPress={toggle} />
            ) : (
              <CloseButton
                size="sm"
                tabIndex={-1}
                aria-label={t('action.clear')}
                onMouseDown={keepFocus}
                onClick={() => pick(null)}
              />
            )
          }
        />
      </Popover.Target>
      <Popover.Dropdown data-dates-dropdown onMouseDown={keepFocus}>
        <DatePicker
          // Pale days of other months and red weekends are too faint to read, and mean nothing here.
          hideOutsideDates
          weekendDays={[]}
          key={value}
          defaultDate={value ?? format.today()}
          value={value}
          monthLabelFormat={format.language === 'en' ? 'MMMM YYYY' : 'YYYY年M月'}
          yearLabelFormat={format.language === 'en' ? 'YYYY' : 'YYYY年'}
          ariaLabels={{ nextMonth: t('time.nextMonth'), previousMonth: t('time.previousMonth') }}
          onChange={(date) => {
            pick(date)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The field keeps the focus: leaving it closes the calendar. */
const keepFocus = (event: { preventDefault(): void }) => event.preventDefault()

/** For the mouse: the keyboard has arrow down, and Tab goes from field to field. */
const CalendarButton = ({ label, onPress }: { readonly label: string; readonly onPress: () => void }) => (
  <ActionIcon
    variant="transparent"
    color="gray"
    size="sm"
    tabIndex={-1}
    aria-label={label}
    title={label}
    onMouseDown={keepFocus}
    onClick={onPress}
  >
    <IconCalendar size={18} aria-hidden="true" />
  </ActionIcon>
)
