import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { useStaffSave } from './use-staff-save.ts'

/** Lets somebody in no longer, or again. Nobody is deleted: what they did keeps their name. */
export const ActiveModal = ({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const setActive = useChange(client.staff.setActive)
  const { saveOn } = useStaffSave()
  const form = useForm<Record<string, unknown>>({ mode: 'controlled', initialValues: {} })
  const { name, isActive } = member
  return (
    <FormModal
      heading={isActive ? t('staff.deactivateHeading', { name }) : t('staff.reactivateHeading', { name })}
      isOpen
      size="md"
      form={form}
      saveLabel={isActive ? t('staff.deactivate') : t('staff.reactivate')}
      onSave={() => saveOn(member, (version) => setActive.mutateAsync({ staffId: member.id, version, isActive: !isActive }))}
      onClose={onClose}
    >
      <Text>{isActive ? t('staff.deactivateHint') : t('staff.reactivateHint')}</Text>
    </FormModal>
  )
}
