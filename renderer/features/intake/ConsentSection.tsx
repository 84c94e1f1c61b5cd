import { Checkbox, PasswordInput, SimpleGrid, Stack } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Intake } from './use-intake.ts'

/** What the customer allows, the passcode, and by when the unit is wished for. */
export const ConsentSection = ({ intake: { values, set, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  return (
    <Panel isDense heading={t('intake.section.consent')} icon={<IconShieldCheck size={18} aria-hidden="true" />}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <Stack gap="xs" justify="center">
          <Checkbox
            label={t('intake.mayWipeData')}
            description={t('intake.mayWipeDataHint')}
            checked={values.mayWipeData}
            onChange={(event) => set({ mayWipeData: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('intake.mayDisassemble')}
            description={t('intake.mayDisassembleHint')}
            checked={values.mayDisassemble}
            onChange={(event) => set({ mayDisassemble: event.currentTarget.checked })}
          />
        </Stack>
        <Stack gap="xs">
          <PasswordInput
            data-field="passcode"
            label={t('intake.field.passcode')}
            description={t('intake.passcodeHint')}
            // Keeps the browser from offering to remember it.
            autoComplete="one-time-code"
            visibilityToggleButtonProps={{ 'aria-label': t('intake.passcodeShow') }}
            value={values.passcode}
            error={errorOf('passcode')}
            onChange={(event) => set({ passcode: event.currentTarget.value })}
          />
          <DateField
            data-field="wishedFor"
            label={t('intake.field.wishedFor')}
            value={values.wishedFor}
            error={errorOf('wishedFor')}
            onChange={(wishedFor) => set({ wishedFor })}
          />
        </Stack>
      </SimpleGrid>
    </Panel>
  )
}
