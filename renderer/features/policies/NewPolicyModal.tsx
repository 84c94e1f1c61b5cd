import { SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { policyFields } from '../../../shared/entitlement/policy.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { complaintsOf } from '../../app/record-form/complaints.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'

export interface NewPolicyModalProps {
  readonly onClose: () => void
  readonly onCreated: (policyId: string) => void
}

const schema = z.object({ name: policyFields.name })

/** Names a policy that begins without rules. */
export const NewPolicyModal = ({ onClose, onCreated }: NewPolicyModalProps) => {
  const { t } = useTranslation()
  const create = useChange(client.policies.create)
  const form = useForm({
    initialValues: { en: '', zh: '' },
    validate: ({ en, zh }) => {
      const found = Object.values(complaintsOf(schema, { name: { en, 'zh-CN': zh } }))[0]
      return found === undefined ? {} : { en: fieldText(t, found) }
    },
  })
  return (
    <FormModal
      heading={t('policies.add')}
      isOpen
      form={form}
      saveLabel={t('policies.create')}
      onClose={onClose}
      onSave={async ({ en, zh }) => onCreated((await create.mutateAsync({ name: { en, 'zh-CN': zh } })).id)}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          data-autofocus
          lang="en"
          autoComplete="off"
          label={t('policies.nameIn', { language: t('language.en') })}
          {...form.getInputProps('en')}
        />
        <TextInput
          lang="zh-CN"
          autoComplete="off"
          label={t('policies.nameIn', { language: t('language.zh-CN') })}
          {...form.getInputProps('zh')}
        />
      </SimpleGrid>
    </FormModal>
  )
}
