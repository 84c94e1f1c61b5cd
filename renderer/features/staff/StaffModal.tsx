import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type Role, ROLES, role as roleSchema } from '../../../shared/kernel/permissions.ts'
import { type StaffMember, staffFields } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { complaintsOf } from '../../app/record-form/complaints.ts'
import { useChange } from '../../app/use-change.ts'
import { checkPins } from '../../fields/pin-check.ts'
import { PinFields } from '../../fields/PinFields.tsx'
import { sayPlainly } from '../../ui/differences.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { useStaffSave } from './use-staff-save.ts'

interface StaffValues extends Record<string, unknown> {
  readonly name: string
  readonly roles: readonly Role[]
  readonly pin: string
  readonly pinAgain: string
}

const schema = z.object(staffFields)

const sayRoles = (t: TFunction, value: unknown): string | undefined => {
  const roles = staffFields.roles.safeParse(value)
  return roles.success ? roles.data.map((role) => t(`role.${role}`)).join(' · ') : undefined
}

/** Somebody's name and roles; a new one gets a PIN as well. */
export const StaffModal = ({ member, onClose }: { readonly member: StaffMember | null; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const create = useChange(client.staff.create)
  const update = useChange(client.staff.update)
  const { saveOn, theirs } = useStaffSave()
  const form = useForm<StaffValues>({
    mode: 'controlled',
    initialValues: { name: member?.name ?? '', roles: member?.roles ?? [], pin: '', pinAgain: '' },
    validate: (values) => {
      const found = { ...complaintsOf(schema, values), ...(member === null ? checkPins(values) : {}) }
      return Object.fromEntries(Object.entries(found).map(([field, message]) => [field, fieldText(t, message)]))
    },
  })
  const save = ({ name, roles, pin }: StaffValues) => {
    const fields = { name, roles: [...roles] }
    if (member === null) return create.mutateAsync({ ...fields, pin })
    return saveOn(member, (version) => update.mutateAsync({ ...fields, staffId: member.id, version }))
  }
  return (
    <FormModal
      heading={member === null ? t('staff.addHeading') : t('staff.editHeading', { name: member.name })}
      isOpen
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={
        theirs && {
          values: { name: theirs.name, roles: theirs.roles },
          labels: { name: t('staff.column.name'), roles: t('staff.column.roles') },
          say: (field, value) => sayRoles(t, value) ?? sayPlainly(field, value),
        }
      }
    >
      <TextInput label={t('staff.column.name')} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      <Checkbox.Group
        label={t('staff.column.roles')}
        required
        value={[...form.values.roles]}
        error={form.errors['roles']}
        onChange={(roles) =>
          form.setFieldValue(
            'roles',
            ROLES.filter((role) => roles.includes(role)),
          )
        }
      >
        <Stack gap={8} mt={6} mb={form.errors['roles'] === undefined ? 0 : 6}>
          {roleSchema.options.map((role) => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`staff.may.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {member === null && (
        <PinFields
          values={form.values}
          onChange={(patch) => form.setValues(patch)}
          errorOf={(field) => (typeof form.errors[field] === 'string' ? form.errors[field] : undefined)}
        />
      )}
    </FormModal>
  )
}
