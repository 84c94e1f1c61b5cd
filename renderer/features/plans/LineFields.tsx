import { Select, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { RULE_LINES } from '../../../shared/entitlement/policy.ts'
import { pricedLine } from '../../../shared/plans/coverage.ts'
import { TREATMENTS } from '../../../shared/plans/plans.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import { type Aim, FIGURES, type LineValues, readLine } from './plan-form.ts'
import { reasonWords } from './plan-words.ts'

export interface LineFieldsProps {
  readonly line: LineValues
  readonly number: number
  /** It was just added, so typing goes on here. */
  readonly isAdded: boolean
  readonly entitlement: Entitlement
  readonly digits: number
  readonly errorOf: (field: string) => ReactNode
  readonly onChange: (patch: Partial<LineValues>) => void
  readonly onEnter: () => void
  readonly onRemove: () => void
  readonly onAim: (aim: Aim | null) => void
}

/** One line: what it is, how much of it at which price, and below who pays it and why. */
export const LineFields = (props: LineFieldsProps) => {
  const { line, number, isAdded, errorOf, onChange, onEnter, onRemove, onAim } = props
  const { t } = useTranslation()
  const { can } = useSession()
  const named = (name: string) => t('plan.ofLine', { name, number })
  const goOn = (event: KeyboardEvent) => {
    const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing
    // An open list takes Enter for its own choice.
    if (!isPlain || !(event.target instanceof HTMLInputElement) || event.target.getAttribute('aria-haspopup') === 'listbox')
      return
    event.preventDefault()
    onEnter()
  }
  return (
    // Keys bubble up from the line's fields. A fieldset would bring a legend and a frame of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={t('plan.line', { number })}
      className="hb-plan-line"
      onKeyDown={goOn}
    >
      <Select
        aria-label={named(t('plan.column.kind'))}
        allowDeselect={false}
        data={RULE_LINES.map((kind) => ({ value: kind, label: t(`plan.kind.${kind}`) }))}
        value={line.kind}
        onChange={(kind) => kind !== null && onChange({ kind, ...(kind === 'part' ? {} : { partId: null }) })}
      />
      <TextInput
        aria-label={named(t('plan.column.what'))}
        placeholder={t('plan.column.what')}
        autoComplete="off"
        ref={(field) => {
          if (isAdded && field !== null && field.value === '' && !field.dataset['begun']) {
            field.dataset['begun'] = 'yes'
            field.focus()
          }
        }}
        value={line.description}
        error={errorOf('description')}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      {FIGURES.map((figure) => (
        <TextInput
          key={figure}
          aria-label={named(t(`plan.column.${figure}`))}
          inputMode="decimal"
          autoComplete="off"
          classNames={{ input: 'hb-figure' }}
          value={line[figure]}
          error={errorOf(figure)}
          disabled={figure === 'discount' && !can('waive') && line.discount === ''}
          onChange={(event) => onChange({ [figure]: event.currentTarget.value })}
          onFocus={() => onAim({ key: line.key, figure })}
          onBlur={() => onAim(null)}
        />
      ))}
      <Select
        aria-label={named(t('plan.column.treatment'))}
        allowDeselect={false}
        data={TREATMENTS.map((treatment) => ({
          value: treatment,
          label: t(`plan.treatment.${treatment}`),
          disabled: treatment === 'goodwill' && !can('waive') && line.treatment !== 'goodwill',
        }))}
        value={line.treatment}
        onChange={(treatment) => treatment !== null && onChange({ treatment })}
      />
      <IconAction
        label={t('plan.removeLine', { number })}
        icon={<IconX size={18} aria-hidden="true" />}
        variant="subtle"
        color="gray"
        onAction={onRemove}
      />
      {line.treatment !== 'by-policy' && (
        <TextInput
          className="hb-plan-words"
          aria-label={named(t('plan.column.words'))}
          placeholder={t('plan.column.words')}
          value={line.words}
          error={errorOf('words')}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
      )}
      <Outcome {...props} />
    </div>
  )
}

/** Who pays the line and why, and what it comes to. */
const Outcome = ({ line, entitlement, digits }: LineFieldsProps) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  const { fields } = readLine(line, digits)
  if (fields === null) return null
  const { isCovered, reason, net } = pricedLine(fields, entitlement)
  return (
    <Text size="sm" c={isCovered ? 'var(--hb-tone-good-text)' : 'dimmed'} className="hb-plan-outcome">
      {`${isCovered ? t('plan.free') : money(net)} · ${reasonWords(t, isCovered, reason)}`}
    </Text>
  )
}
