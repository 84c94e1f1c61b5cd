import { Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconPackages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Accessory } from '../../../shared/jobs/jobs.ts'
import { Panel } from '../../ui/Panel.tsx'
import { tickOf, withTick } from './hand-back-form.ts'
import type { HandBack } from './use-hand-back.ts'

export interface AccessoryTicksProps {
  readonly handBack: HandBack
  /** The one that was scanned just now. */
  readonly scannedId: string | undefined
}

/** Each accessory that came in: ticked by the scan of its tag or by hand, or explained. */
export const AccessoryTicks = ({ handBack, scannedId }: AccessoryTicksProps) => {
  const { t } = useTranslation()
  const { gate, values } = handBack
  const ticked = gate.accessories.filter(({ id }) => tickOf(values, id).isReturned).length
  return (
    <Panel
      heading={t('handBack.accessories.heading')}
      icon={<IconPackages size={18} aria-hidden="true" />}
      aside={
        gate.accessories.length > 0 && (
          <Text component="output" c="dimmed">
            {t('handBack.accessories.count', { ticked, all: gate.accessories.length })}
          </Text>
        )
      }
    >
      {gate.accessories.length === 0 ? (
        <Text c="dimmed">{t('handBack.accessories.none')}</Text>
      ) : (
        <ul className="hand-back-accessories" aria-label={t('handBack.accessories.heading')} data-gate-place="accessories">
          {gate.accessories.map((item, index) => (
            <AccessoryRow key={item.id} item={item} handBack={handBack} isScanned={item.id === scannedId} isFirst={index === 0} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface AccessoryRowProps {
  readonly item: Accessory
  readonly handBack: HandBack
  readonly isScanned: boolean
  /** Where the hand-back begins, for whoever works by keyboard. */
  readonly isFirst: boolean
}

const AccessoryRow = ({ item, handBack: { values, update, failure }, isScanned, isFirst }: AccessoryRowProps) => {
  const { t } = useTranslation()
  const tick = tickOf(values, item.id)
  return (
    <li data-scanned={isScanned}>
      <Checkbox
        size="md"
        autoFocus={isFirst}
        label={
          <Group gap={8} component="span">
            <Text span fw={550}>
              {item.name}
            </Text>
            <Text span size="sm" c="dimmed">
              {item.code}
            </Text>
          </Group>
        }
        description={item.note}
        checked={tick.isReturned}
        onChange={(event) => {
          const isReturned = event.currentTarget.checked
          update((before) => withTick(before, item.id, { isReturned, isScanned: false }))
        }}
      />
      {!tick.isReturned && (
        <TextInput
          aria-label={t('handBack.accessories.notHere', { name: item.name })}
          placeholder={t('handBack.accessories.notHereHint')}
          autoComplete="off"
          value={tick.explanation}
          error={failure?.fields === undefined ? undefined : explanationError(failure.fields)}
          onChange={(event) => {
            const explanation = event.currentTarget.value
            update((before) => withTick(before, item.id, { explanation }))
          }}
        />
      )}
    </li>
  )
}

/** The contract names an accessory by its place in the request; all of them are shown, so any complaint is seen. */
const explanationError = (fields: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(fields).find(([path]) => path.startsWith('accessories.'))?.[1]
