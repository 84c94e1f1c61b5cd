import { Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core'
import { IconId, IconScan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { identityOf, IDENTITY_WAYS } from './hand-back-form.ts'
import type { HandBack } from './use-hand-back.ts'

/** Who takes the unit, and how the counter knows that they may. */
export const CollectorPanel = ({ handBack }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  const { gate, values, set, failure } = handBack
  return (
    <Panel heading={t('handBack.collector.heading')} icon={<IconId size={18} aria-hidden="true" />}>
      <div className="hand-back-who">
        <TextInput
          data-gate-place="collector"
          label={t('handBack.collector.name')}
          required
          // The accessories come first, where there are any.
          autoFocus={gate.accessories.length === 0}
          autoComplete="off"
          value={values.collectedBy}
          error={failure?.fields?.['collectedBy']}
          onChange={(event) => set({ collectedBy: event.currentTarget.value })}
        />
        <ChoiceField
          label={t('handBack.identity.way')}
          choices={IDENTITY_WAYS.map((way) => ({ value: way, label: t(`handBack.identity.ways.${way}`) }))}
          value={values.identityWay}
          onChange={(identityWay) => set({ identityWay })}
        />
      </div>
      <div data-gate-place="identity">
        <Proof handBack={handBack} />
      </div>
    </Panel>
  )
}

const Proof = ({ handBack }: { readonly handBack: HandBack }) => {
  const { values } = handBack
  if (values.identityWay === 'slip') return <SlipProof handBack={handBack} />
  return values.identityWay === 'pickup-code' ? <CodeProof handBack={handBack} /> : <DocumentProof handBack={handBack} />
}

const SlipProof = ({ handBack: { values, gate } }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  return (
    <Group gap="sm" component="output" mih={36}>
      {values.slip === '' ? (
        <ToneBadge
          tone="info"
          icon={<IconScan size={15} aria-hidden="true" />}
          label={t('handBack.identity.scanSlip', { number: gate.job.rmaNumber })}
        />
      ) : (
        <ToneBadge
          tone="good"
          icon={<IconId size={15} aria-hidden="true" />}
          label={t('handBack.identity.slipScanned', { number: values.slip })}
        />
      )}
    </Group>
  )
}

const CodeProof = ({ handBack: { values, set } }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  const isWhole = identityOf(values) !== null
  return (
    <TextInput
      label={t('handBack.identity.code')}
      description={t('handBack.identity.codeHint')}
      inputMode="numeric"
      autoComplete="off"
      autoFocus
      maw={320}
      value={values.code}
      error={values.code !== '' && !isWhole && values.code.length >= 6 ? t('handBack.identity.codeShape') : undefined}
      onChange={(event) => set({ code: event.currentTarget.value })}
    />
  )
}

const DocumentProof = ({ handBack: { values, set, failure } }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
      <Checkbox
        mt={30}
        autoFocus
        label={t('handBack.identity.seen')}
        checked={values.isDocumentSeen}
        onChange={(event) => set({ isDocumentSeen: event.currentTarget.checked })}
      />
      <TextInput
        label={t('handBack.identity.note')}
        placeholder={t('handBack.identity.noteHint')}
        autoComplete="off"
        value={values.documentNote}
        error={failure?.fields?.['identity.note']}
        onChange={(event) => set({ documentNote: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}
