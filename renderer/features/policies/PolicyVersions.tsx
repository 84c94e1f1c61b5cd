import { Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { Policy, PolicyVersion, VersionHead } from '../../../shared/policies/policies.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { RuleSentence } from '../../records/entitlement/RuleSentence.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { changesBetween } from './policy-changes.ts'
import { useDutyWords } from './PolicyView.tsx'

/** Every version that was ever saved, newest first: who, when, what was noted, and what it says otherwise than the one before. */
export const PolicyVersions = ({ policy }: { readonly policy: Policy }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(policy.versions.length > 1 ? policy.current.number : null)
  return (
    <Panel heading={t('policies.versions')}>
      <ol className="policy-versions">
        {policy.versions.map((head) => {
          const isOpen = open === head.number
          return (
            <li key={head.id}>
              <VersionLine head={head} isOpen={isOpen} onToggle={() => setOpen(isOpen ? null : head.number)} />
              {isOpen && <VersionChanges policyId={policy.id} number={head.number} />}
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

interface VersionLineProps {
  readonly head: VersionHead
  readonly isOpen: boolean
  readonly onToggle: () => void
}

const VersionLine = ({ head, isOpen, onToggle }: VersionLineProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <UnstyledButton aria-expanded={isOpen} className="policy-version" onClick={onToggle}>
      <Icon size={18} aria-hidden="true" />
      <Text span fw={600}>
        {t('policies.versionNumber', { number: head.number })}
      </Text>
      <Text span>{`${format.instant(head.madeAt)} · ${head.madeBy}`}</Text>
      <Text span c="dimmed">
        {head.note ?? t('policies.firstVersion')}
      </Text>
    </UnstyledButton>
  )
}

const VersionChanges = ({ policyId, number }: { readonly policyId: Policy['id']; readonly number: number }) => {
  const { t } = useTranslation()
  const after = useQuery(api.policies.version.queryOptions({ input: { policyId, number } }))
  const before = useQuery(api.policies.version.queryOptions({ input: { policyId, number: Math.max(1, number - 1) } }))
  return (
    <PageQuery query={after}>
      {(newer) => (
        <PageQuery query={before}>
          {(older) =>
            number === 1 ? (
              <Text c="dimmed">{t('policies.rulesAtFirst', { count: newer.body.rules.length })}</Text>
            ) : (
              <Changes before={older} after={newer} />
            )
          }
        </PageQuery>
      )}
    </PageQuery>
  )
}

const Changes = ({ before, after }: { readonly before: PolicyVersion; readonly after: PolicyVersion }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const duty = useDutyWords()
  const changes = changesBetween(before, after)
  const isNothing = !changes.isRenamed && changes.rules.length + changes.duties.length + changes.standards.length === 0
  return (
    <Stack gap="xs">
      {isNothing && <Text c="dimmed">{t('policies.noChange')}</Text>}
      {changes.isRenamed && (
        <Changed label={t('policies.field.name')} before={wording(before.name, language)} after={wording(after.name, language)} />
      )}
      {changes.rules.map((change) => (
        <Changed
          key={(change.after ?? change.before)?.id}
          label={t('policies.rule', { number: (change.after ?? change.before)?.clause.number ?? '–' })}
          before={change.before && <RuleSentence rule={change.before} />}
          after={change.after && <RuleSentence rule={change.after} />}
        />
      ))}
      {changes.duties.map((name) => (
        <Changed
          key={name}
          label={t(`policies.dutyFact.${name}`)}
          before={duty(name, before.body.duties) ?? '–'}
          after={duty(name, after.body.duties) ?? '–'}
        />
      ))}
      {changes.standards.map((change) => (
        <Changed
          key={(change.after ?? change.before)?.number}
          label={t('policies.standardOf', { number: (change.after ?? change.before)?.number ?? '–' })}
          before={change.before && wording(change.before.text, language)}
          after={change.after && wording(change.after.text, language)}
        />
      ))}
    </Stack>
  )
}

interface ChangedProps {
  readonly label: string
  readonly before: ReactNode
  readonly after: ReactNode
}

/** One thing as it was and as it is. */
const Changed = ({ label, before, after }: ChangedProps) => {
  const { t } = useTranslation()
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return (
    <div className="policy-change">
      <div>
        <Text span fw={550}>
          {label}
        </Text>{' '}
        <ToneBadge
          tone={kind === 'added' ? 'good' : kind === 'removed' ? 'bad' : 'info'}
          label={t(`policies.changeKind.${kind}`)}
        />
      </div>
      {before !== null && <del>{before}</del>}
      {after !== null && <ins>{after}</ins>}
    </div>
  )
}
