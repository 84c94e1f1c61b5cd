import { Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { normalSerial } from '../../../shared/units/units.ts'
import { DateField } from '../../ui/DateField.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import type { Tone } from '../../ui/theme.ts'
import { Panel } from '../../ui/Panel.tsx'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import type { IntakeValues } from './intake-form.ts'
import { ModelField } from './ModelField.tsx'
import type { Intake } from './use-intake.ts'
import type { LookupState } from './use-unit-lookup.ts'

const PROOFS = ['invoice', 'order', 'warranty-card', 'other'] as const

const tones: Record<Exclude<LookupState, 'idle'>, Tone> = { searching: 'neutral', known: 'good', unknown: 'info', failed: 'warn' }

/** Which unit: its serial, and only for one the depot has never seen the model, the dates and the proof. */
export const UnitSection = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { values, set, lookup, file, errorOf } = intake
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void intake.settleUnit(values)
  }
  return (
    <Panel
      isDense
      heading={t('intake.section.unit')}
      icon={<IconDeviceMobile size={18} aria-hidden="true" />}
      aside={
        <Group gap="md">
          <output>{lookup !== 'idle' && <ToneBadge tone={tones[lookup]} label={t(`intake.lookup.${lookup}`)} />}</output>
          {file === null && <NoSerial intake={intake} />}
        </Group>
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput
          data-field="serial"
          label={t('intake.field.serial')}
          placeholder={values.hasNoSerial ? '' : t('intake.serialHint')}
          required={!values.hasNoSerial}
          disabled={values.hasNoSerial}
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={values.serial}
          error={errorOf('serial')}
          onChange={(event) => set({ serial: event.currentTarget.value, unitId: '' })}
          onKeyDown={goOn}
        />
        {file === null ? (
          <ModelField intake={intake} />
        ) : (
          <TextInput
            label={t('intake.field.model')}
            variant="filled"
            value={`${file.model.brand} ${file.model.name}`}
            readOnly
            tabIndex={-1}
          />
        )}
      </SimpleGrid>
      {file === null && <ImeiOrNot intake={intake} />}
      {file === null && <Purchase intake={intake} />}
      {file === null && <Proof intake={intake} />}
    </Panel>
  )
}

const NoSerial = ({ intake: { values, set } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  return (
    <Checkbox
      label={t('intake.noSerial')}
      checked={values.hasNoSerial}
      onChange={({ currentTarget: { checked } }) => set({ hasNoSerial: checked, ...(checked ? { serial: '' } : {}) })}
    />
  )
}

/** A new model's serials: fifteen digits are an IMEI when their check digit says so, and whoever sees the unit knows better. */
const ImeiOrNot = ({ intake: { values, set } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { model } = values
  // Once said to be an IMEI it can be taken back, whatever the serial has become since.
  const mayBe = model.kind === 'new' && (model.serialKind === 'imei' || /^\d{15}$/.test(normalSerial(values.serial)))
  if (!mayBe) return null
  return (
    <Checkbox
      label={t('intake.isImei')}
      checked={model.serialKind === 'imei'}
      onChange={({ currentTarget: { checked } }) => set({ model: { ...model, serialKind: checked ? 'imei' : 'plain' } })}
    />
  )
}

const isProof = (kind: string): kind is Exclude<IntakeValues['proofKind'], ''> => PROOFS.some((proof) => proof === kind)

const Purchase = ({ intake: { values, set, model, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const startsFromInstallation = model?.terms.startsFrom === 'installation'
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" verticalSpacing="xs">
      <DateField
        data-field="boughtOn"
        label={t('intake.field.boughtOn')}
        value={values.boughtOn}
        error={errorOf('boughtOn')}
        onChange={(boughtOn) => set({ boughtOn })}
      />
      {startsFromInstallation && (
        <DateField
          data-field="installedOn"
          label={t('intake.field.installedOn')}
          value={values.installedOn}
          error={errorOf('installedOn')}
          onChange={(installedOn) => set({ installedOn })}
        />
      )}
      {/* A native list: Enter goes on, a letter chooses. */}
      <NativeSelect
        label={t('intake.field.proofKind')}
        data={[
          { value: '', label: t('intake.proof.none') },
          ...PROOFS.map((proof) => ({ value: proof, label: t(`intake.proof.${proof}`) })),
        ]}
        value={values.proofKind}
        onChange={({ currentTarget: { value } }) =>
          set(isProof(value) ? { proofKind: value } : { proofKind: '', proofNumber: '', proofOn: null })
        }
      />
    </SimpleGrid>
  )
}

/** What was shown, as somebody will look at it again to verify it. (MISSION.md, A2, B5.) */
const Proof = ({ intake: { values, set, proofPhotos, setProofPhotos, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  if (values.proofKind === '') return null
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput
          data-field="proofNumber"
          label={t('intake.field.proofNumber')}
          autoComplete="off"
          value={values.proofNumber}
          error={errorOf('proofNumber')}
          onChange={(event) => set({ proofNumber: event.currentTarget.value })}
        />
        <DateField
          data-field="proofOn"
          label={t('intake.field.proofOn')}
          value={values.proofOn}
          error={errorOf('proofOn')}
          onChange={(proofOn) => set({ proofOn })}
        />
      </SimpleGrid>
      <PhotoInput label={t('units.proofPhoto')} value={proofPhotos} onChange={setProofPhotos} maxCount={1} />
    </>
  )
}
