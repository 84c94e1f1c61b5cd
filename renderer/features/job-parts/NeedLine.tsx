import { ActionIcon, Group, Menu, Text } from '@mantine/core'
import {
  IconArrowBackUp,
  IconDotsVertical,
  IconHandGrab,
  IconHash,
  IconPackageOff,
  IconRecycle,
  IconReplace,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** What can be done with one need. */
export type NeedAction = 'pick' | 'substitute' | 'wanted' | 'return' | 'doa' | 'broken'

export interface NeedLineProps {
  readonly need: JobPart
  /** Pieces may be taken for it, or others asked for. */
  readonly canTake: boolean
  /** What was taken or asked for may be given back. */
  readonly canGiveBack: boolean
  readonly onAction: (action: NeedAction) => void
}

/** One part of a job: how many, where they lie, and the next thing to do with them. */
export const NeedLine = ({ need, canTake, canGiveBack, onAction }: NeedLineProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <div className="hb-need">
      <div className="hb-need-name">
        <Group gap={8} wrap="nowrap">
          <Text fw={600} className="hb-figures">
            {`${need.wanted} × ${need.sku}`}
          </Text>
          <Text truncate>{wording(need.name, language)}</Text>
        </Group>
        <Progress need={need} />
      </div>
      {(canTake || canGiveBack) && (
        <Group gap={4} wrap="nowrap">
          {canTake && need.reserved > 0 && (
            <ActionButton
              variant="default"
              size="compact-md"
              label={t('jobParts.pick')}
              icon={<IconHandGrab size={17} aria-hidden="true" />}
              onAction={() => onAction('pick')}
            />
          )}
          {canTake && need.substitutes.length > 0 && (
            <ActionButton
              variant="default"
              size="compact-md"
              label={t('jobParts.substitute')}
              icon={<IconReplace size={17} aria-hidden="true" />}
              onAction={() => onAction('substitute')}
            />
          )}
          {canGiveBack && <NeedMenu need={need} onAction={onAction} />}
        </Group>
      )}
    </div>
  )
}

const Progress = ({ need }: { readonly need: JobPart }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const bins = need.bins.map(({ code, quantity }) => (quantity === need.reserved ? code : `${code} (${quantity})`)).join(', ')
  const serials = need.inHand.map(({ number }) => number).join(', ')
  const coming =
    need.expectedOn === null
      ? t('jobParts.ordered', { count: need.ordered })
      : t('jobParts.orderedFor', { count: need.ordered, day: format.date(need.expectedOn) })
  return (
    <Group gap={6}>
      {need.short > 0 && <ToneBadge tone="warn" label={t('jobParts.short', { count: need.short })} />}
      {need.ordered > 0 && <ToneBadge tone="info" label={coming} />}
      {need.reserved > 0 && <ToneBadge tone="info" label={t('jobParts.inBin', { count: need.reserved, bins })} />}
      {need.picked > 0 && (
        <ToneBadge
          tone="neutral"
          label={
            serials === ''
              ? t('jobParts.inHand', { count: need.picked })
              : t('jobParts.inHandOf', { count: need.picked, serials })
          }
        />
      )}
      {need.fitted > 0 && <ToneBadge tone="good" label={t('jobParts.fitted', { count: need.fitted })} />}
      {need.wanted === 0 && <ToneBadge tone="neutral" label={t('jobParts.cancelled')} />}
    </Group>
  )
}

const NeedMenu = ({ need, onAction }: Pick<NeedLineProps, 'need' | 'onAction'>) => {
  const { t } = useTranslation()
  const isInHand = need.picked > 0
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('jobParts.more', { sku: need.sku })}>
          <IconDotsVertical size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconHash size={17} aria-hidden="true" />} onClick={() => onAction('wanted')}>
          {t('jobParts.change')}
        </Menu.Item>
        {isInHand && (
          <>
            <Menu.Item leftSection={<IconArrowBackUp size={17} aria-hidden="true" />} onClick={() => onAction('return')}>
              {t('jobParts.putBack')}
            </Menu.Item>
            <Menu.Item leftSection={<IconPackageOff size={17} aria-hidden="true" />} onClick={() => onAction('doa')}>
              {t('jobParts.doa')}
            </Menu.Item>
            <Menu.Item leftSection={<IconRecycle size={17} aria-hidden="true" />} onClick={() => onAction('broken')}>
              {t('jobParts.broken')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
