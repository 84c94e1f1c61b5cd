import { Alert, Code, Group, Paper, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  analyseCalibration,
  calibrationText,
  type ReceivedCalibration,
  type ScannerFinding,
} from '../../../shared/scan/selftest.ts'
import { useRawScan } from '../../app/scanner/use-scan.ts'
import { SUFFIX_KEYS, useWedgeSettings } from '../../app/scanner/wedge-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SerialPanel } from './SerialPanel.tsx'
import { TimingPanel } from './TimingPanel.tsx'
import { calibrationCode } from './calibration-code.ts'
import { findingWords, visible } from './finding-words.ts'

const image = calibrationCode(calibrationText)

/** Shows a barcode, waits for it to be scanned, and says in words what keyboard layout, caps lock or the scanner did to it. */
export function ScannerSelfTestPage() {
  const { t } = useTranslation()
  const [received, setReceived] = useState<ReceivedCalibration>()
  const [samples, setSamples] = useState<readonly (readonly number[])[]>([])
  useRawScan((scan) => {
    setReceived(scan)
    setSamples((before) => [...before, scan.times].slice(-5))
  })
  return (
    <>
      <PageHeader heading={t('scanner.selftest.title')} subline={t('scanner.selftest.intro')} />
      <Stack maw={960}>
        {/* White in both schemes: scanners read black on white. */}
        <Paper withBorder p="md" bg="white">
          <img src={image} alt={t('scanner.selftest.barcode')} style={{ display: 'block', maxWidth: '100%' }} />
        </Paper>
        <output aria-live="polite">{received === undefined ? <Waiting /> : <Result received={received} />}</output>
        <TimingPanel samples={samples} />
        <SerialPanel />
      </Stack>
    </>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('scanner.selftest.waiting')}</Text>
      <Text c="dimmed">{t('scanner.selftest.nothing')}</Text>
    </Stack>
  )
}

function Result({ received }: { readonly received: ReceivedCalibration }) {
  const { t } = useTranslation()
  const expected = SUFFIX_KEYS[useWedgeSettings().suffix]
  const milliseconds = Math.round(received.durationMs / Math.max(1, received.text.length))
  const suffix = received.suffix === 'Enter' || received.suffix === 'Tab' ? received.suffix : 'none'
  return (
    <Stack gap="sm">
      {analyseCalibration(received, expected).map((finding) => (
        <Finding key={finding.kind} finding={finding} />
      ))}
      <Group gap="xs">
        <Text size="sm">{t('scanner.selftest.received')}</Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{visible(received.text)}</Code>
        <Text size="sm" c="dimmed">
          {t('scanner.selftest.speed', { milliseconds })} · {t(`scanner.selftest.suffix.${suffix}`)}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t('scanner.selftest.again')}
      </Text>
    </Stack>
  )
}

function Finding({ finding }: { readonly finding: ScannerFinding }) {
  const { t } = useTranslation()
  const look = lookOf(finding)
  return (
    <Alert color={look.color} icon={<look.Icon aria-hidden />}>
      {findingWords(t, finding)}
    </Alert>
  )
}

const lookOf = ({ kind, isHarmful }: ScannerFinding) => {
  if (kind === 'good') return { color: 'green', Icon: IconCircleCheck }
  return isHarmful ? { color: 'red', Icon: IconAlertTriangle } : { color: 'blue', Icon: IconInfoCircle }
}
