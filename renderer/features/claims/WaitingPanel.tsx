import { Group, Select, Text } from '@mantine/core'
import { IconPackageExport, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClaimSummary, MOST_CLAIM_LINES } from '../../../shared/claims/claims.ts'
import { supplierId as supplierIdSchema } from '../../../shared/kernel/ids.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { type Choice, type Choices, chosenOf, keyOf, type WaitingGroup } from './claim-choices.ts'
import { WaitingLine } from './WaitingLine.tsx'

interface WaitingPanelProps {
  readonly group: WaitingGroup
  readonly drafts: readonly ClaimSummary[]
  readonly choices: Choices
  readonly isFirst: boolean
  readonly onChoose: (key: string, choice: Choice) => void
}

/** Pieces of one supplier, and the claim that they become: a new one, or the draft that is being gathered already. */
export const WaitingPanel = ({ group, drafts, choices, isFirst, onChoose }: WaitingPanelProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const suppliers = useQuery(api.purchasing.suppliers.queryOptions())
  const begin = useChange(client.claims.begin)
  const add = useChange(client.claims.addLines)
  const inUse = (suppliers.data ?? []).filter(({ isActive }) => isActive)
  const [chosen, setChosen] = useState<string>()
  const of = inUse.find(({ id }) => id === (chosen ?? group.supplierId))?.id
  const draft = drafts.find((claim) => claim.supplierId === of)
  const { lines, paid, pieces, wrong } = chosenOf(group.pieces, choices)
  const run = async (intoDraft: ClaimSummary | undefined) => {
    const supplierId = supplierIdSchema.safeParse(of)
    if (!supplierId.success) return
    try {
      const { number } =
        intoDraft === undefined
          ? await begin.mutateAsync({ supplierId: supplierId.data, lines })
          : await add.mutateAsync({ ...(await versionOf(intoDraft)), lines })
      await navigate({ to: '/claims/$number', params: { number } })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => ({ heading: failureText(say, thrown).title }) })
    }
  }
  const reason =
    wrong > 0
      ? t('claims.wrongQuantity', { count: wrong })
      : lines.length === 0
        ? t('claims.nothingChosen')
        : lines.length > MOST_CLAIM_LINES
          ? t('refusal.claim-full', { max: MOST_CLAIM_LINES })
          : of === undefined
            ? t('claims.chooseSupplierFirst')
            : undefined
  return (
    <Panel
      heading={group.supplier ?? t('claims.nobody')}
      aside={pieces > 0 && <Text fw={650}>{t('claims.chosen', { count: pieces, amount: format.money(paid) })}</Text>}
    >
      {group.supplierId === null && <Text c="dimmed">{t('claims.nobodyHint')}</Text>}
      <ul className="hb-rows" aria-label={group.supplier ?? t('claims.nobody')}>
        {group.pieces.map((piece) => (
          <WaitingLine
            key={keyOf(piece)}
            piece={piece}
            choice={choices[keyOf(piece)]}
            onChoose={(choice) => onChoose(keyOf(piece), choice)}
          />
        ))}
      </ul>
      <Group justify="flex-end" gap="sm">
        <Select
          w={260}
          aria-label={t('claims.from')}
          placeholder={t('claims.chooseSupplier')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('claims.nobodyFound')}
          data={inUse.map(({ id, name }) => ({ value: id, label: name }))}
          value={of ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
        />
        {draft !== undefined && (
          <ActionButton
            variant="default"
            label={t('claims.addTo', { number: draft.number })}
            icon={<IconPlus size={18} aria-hidden="true" />}
            disabledReason={reason}
            onAction={() => run(draft)}
          />
        )}
        <ActionButton
          label={t('claims.begin')}
          icon={<IconPackageExport size={18} aria-hidden="true" />}
          shortcut={isFirst ? 'mod+Enter' : undefined}
          disabledReason={reason}
          onAction={() => run(undefined)}
        />
      </Group>
    </Panel>
  )
}

/** A list does not say which version of a claim it shows. */
async function versionOf({ number }: ClaimSummary) {
  const { id, version } = await client.claims.claim({ number })
  return { claimId: id, version }
}
