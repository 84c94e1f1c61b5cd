import { Alert, Collapse, Group, List, Paper, Stack } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronUp, IconCopy, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RuleSentence } from '../../records/entitlement/RuleSentence.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { type RuleContradiction, type RuleDraft, toRule } from './policy-form.ts'
import { RuleFields, type RuleFieldsProps } from './RuleFields.tsx'
import { useContradictionWords } from './use-contradiction-words.ts'

export interface RuleCardProps extends RuleFieldsProps {
  readonly contradictions: readonly RuleContradiction[]
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

/** One rule of the editor: its sentence, what contradicts it, and its fields when it is open. */
export const RuleCard = (props: RuleCardProps) => {
  const { rule, contradictions, isOpen, onToggle, onCopy, onRemove, ...fields } = props
  const { t } = useTranslation()
  const said = useContradictionWords()
  const name = t('policies.rule', { number: rule.number === '' ? '–' : rule.number })
  const look = { variant: 'subtle', color: 'gray', c: 'inherit', size: 36 } as const
  const icon = { size: 18, 'aria-hidden': true } as const
  return (
    <Paper component="section" withBorder p="sm" data-line data-rule={rule.id} aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <RuleSummary rule={rule} />
          <Group gap={2} wrap="nowrap">
            <IconAction
              {...look}
              aria-expanded={isOpen}
              label={t(isOpen ? 'policies.closeRule' : 'policies.openRule', { name })}
              icon={isOpen ? <IconChevronUp {...icon} /> : <IconChevronDown {...icon} />}
              onAction={onToggle}
            />
            <IconAction {...look} label={t('policies.copyRule', { name })} icon={<IconCopy {...icon} />} onAction={onCopy} />
            <IconAction {...look} label={t('policies.removeRule', { name })} icon={<IconTrash {...icon} />} onAction={onRemove} />
          </Group>
        </Group>
        {contradictions.length > 0 && (
          <Alert color="red" variant="light" p="sm" icon={<IconAlertTriangle aria-hidden="true" />} role="alert">
            <List spacing={4}>
              {contradictions.map((contradiction) => (
                <List.Item key={contradiction.kind + contradiction.others.join()}>{said(contradiction)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Collapse expanded={isOpen} {...(isOpen ? {} : { inert: true })}>
          {isOpen && <RuleFields rule={rule} {...fields} />}
        </Collapse>
      </Stack>
    </Paper>
  )
}

const RuleSummary = ({ rule }: { readonly rule: RuleDraft }) => {
  const { t } = useTranslation()
  const isEmpty = rule.lines.length + rule.choices.length === 0
  return isEmpty ? <span>{t('policies.newRule')}</span> : <RuleSentence rule={toRule(rule)} />
}
