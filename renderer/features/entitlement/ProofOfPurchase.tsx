import { Group, Text } from '@mantine/core'
import { IconCheck, IconEye, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proof, Unit } from '../../../shared/units/units.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { JudgeProofModal } from './JudgeProofModal.tsx'

const LOOKS: Readonly<Record<Proof['state'], { tone: Tone; Icon: typeof IconCheck }>> = {
  none: { tone: 'neutral', Icon: IconX },
  unverified: { tone: 'warn', Icon: IconQuestionMark },
  verified: { tone: 'good', Icon: IconCheck },
  refused: { tone: 'bad', Icon: IconX },
}

/** The proof of a unit's purchase: what was shown, who judged it, when and why, and the way to judge it (MISSION.md, B5). */
export const ProofOfPurchase = ({ unit }: { readonly unit: Unit }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const [isJudging, setJudging] = useState(false)
  const { state, kind, number, on, judged } = unit.proof
  const { tone, Icon } = LOOKS[state]
  const shown = [
    t(`units.proofKind.${kind ?? 'other'}`),
    number,
    on === null ? null : t('verdict.proof.on', { date: format.date(on) }),
  ].filter((part) => part !== null)
  return (
    <section aria-label={t('verdict.proof.heading')} className="hb-proof">
      <Group gap="xs">
        <Text component="span" fw={550}>
          {t('verdict.proof.heading')}
        </Text>
        {state === 'none' ? (
          <Text component="span" c="dimmed">
            {t('verdict.proof.none')}
          </Text>
        ) : (
          <ToneBadge tone={tone} icon={<Icon size={14} aria-hidden="true" />} label={t(`units.proofState.${state}`)} />
        )}
        {state !== 'none' && can('counter') && (
          <ActionButton
            variant="default"
            size="compact-md"
            ml="auto"
            label={t(state === 'unverified' ? 'verdict.proof.judge' : 'verdict.proof.again')}
            icon={<IconEye size={17} aria-hidden="true" />}
            onAction={() => setJudging(true)}
          />
        )}
      </Group>
      {state !== 'none' && <Text>{shown.join(' · ')}</Text>}
      {judged !== null && (
        <Text size="sm" c="dimmed">
          {[t('verdict.proof.judged', { name: judged.by, at: format.instant(judged.at) }), judged.reason]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      )}
      {isJudging && <JudgeProofModal unit={unit} onClose={() => setJudging(false)} />}
    </section>
  )
}
