import { Text, UnstyledButton } from '@mantine/core'
import { IconBoxMultiple } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import type { DepotClient } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { Panel } from '../../ui/Panel.tsx'

export interface BinContentPickerProps {
  readonly bin: Bin
  readonly content: Awaited<ReturnType<DepotClient['stock']['bin']>>['content']
  readonly onPick: (number: string) => void
}

/** What lies in a bin, to be touched where its label cannot be scanned. */
export const BinContentPicker = ({ bin, content, onPick }: BinContentPickerProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Panel heading={t('bins.content', { bin: bin.code })} icon={<IconBoxMultiple size={18} aria-hidden="true" />}>
      {content.length === 0 && <Text c="dimmed">{t('bins.emptyHint')}</Text>}
      <ul className="transfer-content">
        {content.map(({ partId, number, sku, name, onHand, reserved }) => (
          <li key={partId}>
            <UnstyledButton className="transfer-part" onClick={() => onPick(number)}>
              <Text fw={600}>{sku}</Text>
              <Text size="sm" c="dimmed" truncate>
                {wording(name, language)}
              </Text>
              <Text size="sm">{t('transfer.freeOf', { free: onHand - reserved, count: onHand })}</Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
