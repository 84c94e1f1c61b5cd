import { Group, SegmentedControl } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { policyId as policyIdSchema } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { Policy } from '../../../shared/policies/policies.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import './policies.css'
import { PolicyForm } from './PolicyForm.tsx'
import { PolicyVersions } from './PolicyVersions.tsx'
import { PolicyView } from './PolicyView.tsx'
import { policyViewOf } from './policy-view.ts'
import { TryOut } from './TryOut.tsx'
import { useFollowerWords } from './use-follower-words.ts'

/** One policy: to read and try out, to edit, and every version that it ever had. */
export const PolicyPage = () => {
  const { policyId } = useParams({ from: '/policies/$policyId' })
  const id = policyIdSchema.safeParse(policyId)
  return id.success ? <KnownPolicy key={id.data} policyId={id.data} /> : <NotFoundPage />
}

const KnownPolicy = ({ policyId }: { readonly policyId: Policy['id'] }) => {
  const policy = useQuery(api.policies.get.queryOptions({ input: { policyId } }))
  return <PageQuery query={policy}>{(stored) => <OpenPolicy policy={stored} />}</PageQuery>
}

const OpenPolicy = ({ policy }: { readonly policy: Policy }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const navigate = useNavigate()
  const asked = useSearch({ from: '/policies/$policyId' }).view
  const view = asked === 'edit' && !can('waive') ? undefined : asked
  const show = (chosen: string) => {
    const wanted = policyViewOf(chosen)
    void navigate({
      to: '/policies/$policyId',
      params: { policyId: policy.id },
      search: wanted === undefined ? {} : { view: wanted },
      replace: true,
    })
  }
  const { current } = policy
  const views = ['read', ...(can('waive') ? ['edit' as const] : []), 'versions'] as const
  return (
    <>
      <PolicyHead policy={policy} />
      <Group mb="sm">
        <SegmentedControl
          aria-label={t('policies.view.label')}
          data={views.map((name) => ({ value: name, label: t(`policies.view.${name}`, { count: policy.versions.length }) }))}
          value={view ?? 'read'}
          onChange={show}
        />
      </Group>
      {view === 'edit' && <PolicyForm policy={policy} onBack={() => show('read')} />}
      {view === 'versions' && <PolicyVersions policy={policy} />}
      {view === undefined && (
        <div className="policy-columns">
          <PolicyView body={current.body} />
          <aside className="policy-aside" aria-label={t('policies.try.heading')} lang={format.language}>
            <TryOut policy={policy} draft={undefined} />
          </aside>
        </div>
      )}
    </>
  )
}

const PolicyHead = ({ policy }: { readonly policy: Policy }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const print = usePrint()
  const setActive = useChange(client.policies.setActive)
  const [failure, setFailure] = useState<FailureText>()
  const followers = useFollowerWords()
  const { id: policyId, version, isActive, current, uses } = policy
  const turn = async () => {
    setFailure(undefined)
    try {
      await setActive.mutateAsync({ policyId, version, isActive: !isActive })
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  const saved = t('policies.savedBy', { number: current.number, at: format.instant(current.madeAt), by: current.madeBy })
  return (
    <>
      <PageHeader
        heading={wording(current.name, format.language)}
        marks={!isActive && <ToneBadge tone="neutral" label={t('policies.putAway')} />}
        subline={`${saved} · ${t('policies.followedBy', { list: followers(uses) })}`}
        actions={
          <>
            {can('waive') && (
              <ActionButton
                variant="default"
                label={t(isActive ? 'policies.turnOff' : 'policies.turnOn')}
                icon={isActive ? <IconArchive size={18} aria-hidden="true" /> : <IconArchiveOff size={18} aria-hidden="true" />}
                disabledReason={isActive && uses.length > 0 ? t('refusal.policy-in-use') : undefined}
                onAction={turn}
              />
            )}
            <ActionButton
              variant="default"
              label={t('action.print')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              shortcut="alt+p"
              onAction={() =>
                print({ kind: 'policy', policyId, number: current.number }, { language: format.language, isPreview: true })
              }
            />
          </>
        }
      />
      {failure !== undefined && <ErrorNotice failure={failure} />}
    </>
  )
}
