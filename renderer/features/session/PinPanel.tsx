import { Avatar, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconBackspace, IconLogin2 } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Person } from './NamePicker.tsx'
import { initialsOf } from './people.ts'
import type { SignIn } from './use-sign-in.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const MOST = 8

/** The PIN of one person: masked, by keyboard or by touch. A wrong one is cleared and the field keeps the focus. */
export const PinPanel = ({ person, signIn }: { readonly person: Person; readonly signIn: SignIn }) => {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { isBusy, waitSeconds, pinError } = signIn
  const press = (digit: string) => setPin((before) => (before + digit).slice(0, MOST))
  const submit = async () => {
    if (pin === '' || isBusy || waitSeconds > 0) return
    if (await signIn.withPin(pin)) return
    setPin('')
    field.current?.focus()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  return (
    <Panel
      heading={
        <Group gap="sm" component="span">
          <Avatar component="span" size={44} radius="xl" color="accent" aria-hidden="true">
            {initialsOf(person.name)}
          </Avatar>
          {person.name}
        </Group>
      }
      aside={
        <ActionButton
          variant="default"
          label={t('signIn.somebodyElse')}
          icon={<IconArrowLeft size={18} aria-hidden="true" />}
          shortcut="Escape"
          onAction={() => signIn.pick(undefined)}
        />
      }
    >
      <form onSubmit={onSubmit} noValidate className="sign-in-pin" aria-label={t('signIn.form')}>
        <Stack gap="sm">
          <PasswordInput
            ref={field}
            autoFocus
            label={t('pin.pin')}
            size="lg"
            inputMode="numeric"
            autoComplete="off"
            maxLength={MOST}
            value={pin}
            error={pinError}
            visibilityToggleButtonProps={{ 'aria-label': t('pin.show'), tabIndex: -1 }}
            onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
          />
          <ActionButton
            type="submit"
            size="md"
            label={t('signIn.action')}
            shortcut="Enter"
            icon={<IconLogin2 size={20} aria-hidden="true" />}
            loading={isBusy}
            disabledReason={reasonToWait(t, pin, waitSeconds)}
          />
          <Text size="xs" c="dimmed">
            {t('signIn.forgotten')}
          </Text>
        </Stack>
        {/* A fieldset would bring a legend and a frame of its own. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div className="sign-in-keys" role="group" aria-label={t('signIn.keypad')}>
          {DIGITS.map((digit) => (
            <Key key={digit} label={digit} onPress={() => press(digit)} />
          ))}
          <Key label={t('action.clear')} onPress={() => setPin('')} isSmall />
          <Key label="0" onPress={() => press('0')} />
          <Button variant="default" h="100%" mih={56} aria-label={t('signIn.backspace')} onClick={() => setPin(pin.slice(0, -1))}>
            <IconBackspace size={22} aria-hidden="true" />
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const reasonToWait = (t: TFunction, pin: string, waitSeconds: number): string | undefined => {
  if (waitSeconds > 0) return t('signIn.wait.title')
  return pin === '' ? t('signIn.needsPin') : undefined
}

interface KeyProps {
  readonly label: string
  readonly onPress: () => void
  readonly isSmall?: boolean
}

const Key = ({ label, onPress, isSmall = false }: KeyProps) => (
  <Button variant="default" h="100%" mih={56} fz={isSmall ? 'sm' : 'xl'} px={4} onClick={onPress}>
    {label}
  </Button>
)
