import { Group, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { IconArrowLeft, IconCheck, IconListDetails, IconTruckDelivery } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { channel, CHANNELS, REQUEST_TYPES, requestType } from '../../../shared/intake/intake.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter, keepEscapeForLists } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CustomerSection } from './CustomerSection.tsx'
import { ModelField } from './ModelField.tsx'
import { UnitListLines } from './UnitListLines.tsx'
import type { UnitListValues } from './unit-list-form.ts'
import { type UnitList, useUnitList } from './use-unit-list.ts'
import type { CheckedIn } from './use-save-intake.ts'
import './intake.css'
import './unit-list.css'

export interface UnitListFormProps {
  readonly when: UnitListValues['when']
  readonly onSaved: (result: CheckedIn, when: UnitListValues['when']) => void
}

/** Whose units, what all of them have in common, then the units one by one. */
export const UnitListForm = ({ when, onSaved }: UnitListFormProps) => {
  const { t } = useTranslation()
  const list = useUnitList(when, onSaved)
  return (
    <>
      <PageHeader
        heading={t(when === 'expected' ? 'unitList.heading.expected' : 'unitList.heading.now')}
        subline={t(when === 'expected' ? 'unitList.subline.expected' : 'unitList.subline.now')}
        actions={<Origin list={list} when={when} />}
      />
      {/* Only Enter is heard here, on its way up from the fields; the form itself is no control. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        noValidate
        className="unit-list"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={goOnWithEnter}
        onKeyDownCapture={keepEscapeForLists}
      >
        <Stack gap="sm">
          <DraftNotice restoredFrom={list.draft.restoredFrom} isStored={list.draft.isStored} onDiscard={list.startAfresh} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
            <CustomerSection intake={{ ...list, file: null }} />
            <ForAll list={list} when={when} />
          </SimpleGrid>
          <UnitListLines list={list} />
          {list.failure !== undefined && <ErrorNotice failure={list.failure} />}
        </Stack>
        <Finish list={list} when={when} />
      </form>
    </>
  )
}

interface PartProps {
  readonly list: UnitList
  readonly when: UnitListValues['when']
}

const Origin = ({ list: { values, set }, when }: PartProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <SegmentedControl
        aria-label={t('unitList.when')}
        data={[
          { value: 'expected', label: t('unitList.expected') },
          { value: 'now', label: t('unitList.now') },
        ]}
        value={when}
        onChange={(next) =>
          void navigate({ to: '/check-in/list', search: { when: next === 'now' ? 'now' : 'expected' }, replace: true })
        }
      />
      <NativeSelect
        aria-label={t('intake.channel')}
        w={150}
        data={CHANNELS.map((name) => ({ value: name, label: t(`channel.${name}`) }))}
        value={values.channel}
        onChange={(event) => set({ channel: channel.parse(event.currentTarget.value) })}
      />
      <NativeSelect
        aria-label={t('intake.requestType')}
        w={150}
        data={REQUEST_TYPES.map((name) => ({ value: name, label: t(`requestType.${name}`) }))}
        value={values.requestType}
        onChange={(event) => set({ requestType: requestType.parse(event.currentTarget.value) })}
      />
    </>
  )
}

/** What every unit has that its line says nothing else of; and when the parcel should come. */
const ForAll = ({ list, when }: PartProps) => {
  const { t } = useTranslation()
  const { values, set, errorOf } = list
  return (
    <Panel
      isDense
      heading={t('unitList.forAll')}
      icon={
        when === 'expected' ? (
          <IconTruckDelivery size={18} aria-hidden="true" />
        ) : (
          <IconListDetails size={18} aria-hidden="true" />
        )
      }
    >
      <ModelField
        intake={{
          values: { model: values.model, serial: '' },
          set,
          errorOf: () => undefined,
          focusOn: () => list.focusOn('fault'),
        }}
      />
      <LongTextField
        data-field="fault"
        label={t('unitList.fault')}
        limit={4000}
        minRows={1}
        value={values.fault}
        onChange={(fault) => set({ fault })}
      />
      {when === 'expected' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <DateField
            data-field="expectedOn"
            label={t('unitList.expectedOn')}
            value={values.expectedOn}
            error={errorOf('expectedOn')}
            onChange={(expectedOn) => set({ expectedOn })}
          />
          <LongTextField
            data-field="note"
            label={t('unitList.note')}
            limit={1000}
            minRows={1}
            value={values.note}
            error={errorOf('note')}
            onChange={(note) => set({ note })}
          />
        </SimpleGrid>
      )}
    </Panel>
  )
}

const Finish = ({ list, when }: PartProps) => {
  const { t } = useTranslation()
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  const leave = () => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/check-in', search: {} })
  }
  const count = list.values.lines.length
  return (
    <div className="unit-list-finish">
      <Text component="output">
        {list.faulty > 0
          ? t('unitList.faulty', { count: list.faulty })
          : list.isBegun
            ? t('unitList.ready', { count })
            : t('unitList.begin')}
      </Text>
      <Group gap="sm" wrap="nowrap">
        <ActionButton
          variant="default"
          label={t('intake.leave')}
          icon={<IconArrowLeft size={18} aria-hidden="true" />}
          shortcut="Escape"
          onAction={leave}
        />
        <ActionButton
          label={t(when === 'expected' ? 'unitList.announce' : 'unitList.checkIn')}
          icon={<IconCheck size={18} aria-hidden="true" />}
          shortcut="mod+Enter"
          loading={list.isSaving}
          disabledReason={list.faulty === 0 ? undefined : t('unitList.mendFirst', { count: list.faulty })}
          onAction={list.save}
        />
      </Group>
    </div>
  )
}
