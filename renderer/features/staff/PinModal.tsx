import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { useSession } from '../../app/session-context.ts'
import { checkPins } from '../../fields/pin-check.ts'
import { PinFields } from '../../fields/PinFields.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { useStaffSave } from './use-staff-save.ts'

interface NewPin extends Record<string, unknown> {
  readonly pin: string
  readonly pinAgain: string
}

/** A new PIN for somebody; whoever is signed in with the old one has to sign in again. */
export const PinModal = ({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const { me } = useSession()
  const setPin = useChange(client.staff.setPin)
  const { saveOn } = useStaffSave()
  const form = useForm<NewPin>({
    mode: 'controlled',
    initialValues: { pin: '', pinAgain: '' },
    validate: (values) =>
      Object.fromEntries(Object.entries(checkPins(values)).map(([field, message]) => [field, fieldText(t, message)])),
  })
  return (
    <FormModal
      heading={t('staff.pinHeading', { name: member.name })}
      isOpen
      size="md"
      form={form}
      saveLabel={t('staff.pinSave')}
      onSave={({ pin }) => saveOn(member, (version) => setPin.mutateAsync({ staffId: member.id, version, pin }))}
      onClose={onClose}
    >
      <Text>{member.id === me.id ? t('staff.pinOwn') : t('staff.pinHint', { name: member.name })}</Text>
      <PinFields
        values={form.values}
        onChange={(patch) => form.setValues(patch)}
        errorOf={(field) => (typeof form.errors[field] === 'string' ? form.errors[field] : undefined)}
      />
    </FormModal>
  )
}
