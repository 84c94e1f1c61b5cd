import { Autocomplete, Group, Select, Text } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BAUD_RATES, serialPath, type SerialState } from '../../../shared/scanner/scanner.contract.ts'
import { api, client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { ownPlace } from '../../app/scanner/own-place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

interface Serial {
  readonly path: string | null
  readonly baudRate: (typeof BAUD_RATES)[number]
  readonly isHere: boolean
  readonly state: SerialState
}

const tones = { off: 'info', open: 'good', waiting: 'warn' } as const

/** The scanner at a serial port of the depot's computer: which port, how fast, and that it is heard here. */
export const SerialPanel = () => {
  const { t } = useTranslation()
  const serial = useQuery(api.scanner.serial.queryOptions({ input: { place: ownPlace() } }))
  return (
    <Panel heading={t('scanner.serial.heading')} icon={<IconPlugConnected size={18} aria-hidden="true" />}>
      <PageQuery query={serial} isPart>
        {(chosen) => <SerialForm key={`${chosen.path} ${chosen.baudRate}`} chosen={chosen} />}
      </PageQuery>
    </Panel>
  )
}

const SerialForm = ({ chosen }: { readonly chosen: Serial }) => {
  const { t } = useTranslation()
  const ports = useQuery(api.scanner.ports.queryOptions())
  const [path, setPath] = useState(chosen.path ?? '')
  const [baudRate, setBaudRate] = useState<Serial['baudRate']>(chosen.baudRate)
  const isPath = serialPath.safeParse(path.trim()).success
  const use = async (next: string | null): Promise<void> => {
    try {
      await client.scanner.setSerial({ place: ownPlace(), path: next, baudRate })
    } catch (failure) {
      showNotice({ tone: 'bad', words: (words) => failureNotice(words, failure) })
    }
  }
  return (
    <>
      <Text c="dimmed">{t('scanner.serial.intro')}</Text>
      <Group component="output" mt="xs">
        <ToneBadge tone={tones[chosen.state]} label={t(`scanner.serial.state.${chosen.state}`)} />
        {chosen.path !== null && (
          <Text>{t(chosen.isHere ? 'scanner.serial.here' : 'scanner.serial.elsewhere', { path: chosen.path })}</Text>
        )}
      </Group>
      <Group align="flex-end" mt="sm">
        <Autocomplete
          label={t('scanner.serial.port')}
          placeholder={t('scanner.serial.portExample')}
          data={(ports.data ?? []).map((port) => port.path)}
          value={path}
          error={path === '' || isPath ? undefined : t('scanner.serial.noPath')}
          onChange={setPath}
        />
        <Select
          label={t('scanner.serial.baudRate')}
          allowDeselect={false}
          w={140}
          data={BAUD_RATES.map(String)}
          value={String(baudRate)}
          onChange={(value) => setBaudRate(BAUD_RATES.find((rate) => String(rate) === value) ?? 9600)}
        />
        <ActionButton
          label={t('scanner.serial.use')}
          disabledReason={isPath ? undefined : t('scanner.serial.noPath')}
          onAction={() => use(path.trim())}
        />
        {chosen.path !== null && <ActionButton variant="default" label={t('scanner.serial.letGo')} onAction={() => use(null)} />}
      </Group>
    </>
  )
}
