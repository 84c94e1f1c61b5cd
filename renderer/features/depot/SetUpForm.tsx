import { Divider, Group, Stack, Switch, TextInput } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWrongFieldFocus } from '../../app/record-form/use-wrong-field-focus.ts'
import { PinFields } from '../../fields/PinFields.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { DepotFields } from './DepotFields.tsx'
import { setUpPaths } from './depot-form.ts'
import type { SetUp } from './use-set-up.ts'

/** A depot of one's own: its head, how it counts, and its first administrator. */
export const SetUpForm = ({ setUp }: { readonly setUp: SetUp }) => {
  const { t } = useTranslation()
  const { values, set, errorOf } = setUp
  const place = useWrongFieldFocus(setUp.attempt)
  return (
    <Panel heading={t('setUp.own.heading')} icon={<IconBuildingStore size={18} aria-hidden="true" />}>
      {/* Keys bubble up from the form's own fields. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={place}
        aria-label={t('setUp.own.heading')}
        noValidate
        onKeyDown={goOnWithEnter}
        onSubmit={(event) => event.preventDefault()}
      >
        <Stack gap="sm">
          {!setUp.draft.isStored && <DraftNotice restoredFrom={undefined} isStored={false} onDiscard={setUp.draft.drop} />}
          <DepotFields values={values} onChange={set} errorOf={errorOf} isFocused />
          <Divider label={t('setUp.administrator')} labelPosition="left" />
          <TextInput
            label={t('setUp.administratorName')}
            required
            autoComplete="off"
            value={values.administratorName}
            error={errorOf(setUpPaths.administratorName)}
            onChange={(event) => set({ administratorName: event.currentTarget.value })}
          />
          <PinFields values={values} onChange={set} errorOf={(field) => errorOf(field === 'pin' ? setUpPaths.pin : field)} />
          <Switch
            label={t('setUp.alsoWorks')}
            description={t('setUp.alsoWorksHint')}
            checked={values.alsoWorks}
            onChange={(event) => set({ alsoWorks: event.currentTarget.checked })}
          />
          <div className="hb-dialog-foot">
            {setUp.failure !== undefined && <ErrorNotice failure={setUp.failure} />}
            <Group justify="flex-end">
              <ActionButton
                label={t('setUp.own.action')}
                shortcut="mod+Enter"
                loading={setUp.isSaving}
                disabledReason={setUp.isFilling ? t('setUp.sample.running') : undefined}
                onAction={setUp.save}
              />
            </Group>
          </div>
        </Stack>
      </form>
    </Panel>
  )
}
