import { Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { copyOf, emptyRule, type RuleContradiction, type RuleDraft } from './policy-form.ts'
import { RuleCard } from './RuleCard.tsx'

export interface RulesEditorProps {
  readonly rules: readonly RuleDraft[]
  readonly contradictions: ReadonlyMap<string, readonly RuleContradiction[]>
  readonly onChange: (rules: readonly RuleDraft[]) => void
  readonly errorOf: (path: string) => string | undefined
  readonly hasError: (prefix: string) => boolean
}

const MOST_RULES = 100

/** All rules of a policy, each as its sentence; opened one by one to be changed. */
export const RulesEditor = ({ rules, contradictions, onChange, errorOf, hasError }: RulesEditorProps) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const show = (key: string, isOpen: boolean) => setOpen(new Set(isOpen ? [...open, key] : [...open].filter((it) => it !== key)))
  const put = (at: number, rule: RuleDraft) => {
    onChange(rules.toSpliced(at, 0, rule))
    show(rule.key, true)
    focusRule(list.current, rule.id)
  }
  const remove = (index: number) => {
    onChange(rules.toSpliced(index, 1))
    const next = rules[index + 1] ?? rules[index - 1]
    focusRule(list.current, next?.id)
  }
  return (
    <Stack gap="xs" ref={list}>
      <Text c="dimmed">{t('policies.orderHint')}</Text>
      {rules.map((rule, index) => {
        // A complaint must be seen, so the rule opens for it.
        const isOpen = open.has(rule.key) || hasError(`rules.${index}.`) || errorOf(`rules.${index}.contradiction`) !== undefined
        return (
          <RuleCard
            key={rule.key}
            rule={rule}
            contradictions={contradictions.get(rule.id) ?? []}
            isOpen={isOpen}
            errorOf={(path) => errorOf(`rules.${index}.${path}`)}
            onChange={(patch) => onChange(rules.with(index, { ...rule, ...patch }))}
            onToggle={() => show(rule.key, !isOpen)}
            onCopy={() => put(index + 1, copyOf(rule))}
            onRemove={() => remove(index)}
          />
        )
      })}
      <ActionButton
        variant="default"
        w="fit-content"
        label={t('policies.addRule')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        shortcut="alt+n"
        disabledReason={rules.length >= MOST_RULES ? t('field.tooMany', { max: MOST_RULES }) : undefined}
        onAction={() => put(rules.length, emptyRule())}
      />
    </Stack>
  )
}

/** A new rule's first field gets the focus; after one was removed the first button of its neighbour, or the list's own. */
const focusRule = (list: HTMLElement | null, id: string | undefined): void => {
  requestAnimationFrame(() => {
    const rule = id === undefined ? null : list?.querySelector<HTMLElement>(`[data-rule="${id}"]`)
    const field = rule?.querySelector<HTMLElement>('input') ?? (rule ?? list)?.querySelector<HTMLElement>('button')
    field?.focus()
  })
}
