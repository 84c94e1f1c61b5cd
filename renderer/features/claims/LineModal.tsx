import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { CLAIM_CAUSES, type Claim, type ClaimCause, type ClaimLine } from '../../../shared/claims/claims.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'

interface LineModalProps {
  readonly claim: Claim
  readonly line: ClaimLine
  readonly onClose: () => void
}

interface LineValues extends Record<string, unknown> {
  quantity: string
  cause: ClaimCause
}

/** How many of a draft's line are claimed, and why. */
export const LineModal = ({ claim, line, onClose }: LineModalProps) => {
  const { t } = useTranslation()
  const set = useChange(client.claims.setLine)
  const initialValues: LineValues = { quantity: String(line.quantity), cause: line.cause }
  const form = useForm({
    initialValues,
    validate: ({ quantity }: LineValues) => {
      const read = readFigure(quantity, 0)
      const wrong = typeof read === 'string' ? read : pieces.safeParse(read).error?.issues[0]?.message
      return wrong === undefined ? {} : { quantity: fieldText(t, wrong) }
    },
  })
  const save = ({ quantity, cause }: LineValues) =>
    set.mutateAsync({
      claimId: claim.id,
      version: claim.version,
      lineId: line.id,
      quantity: pieces.parse(readFigure(quantity, 0)),
      cause,
    })
  return (
    <FormModal isOpen heading={t('claims.changeLine', { sku: line.sku })} form={form} onSave={save} onClose={onClose}>
      <ChoiceField
        label={t('claims.field.cause')}
        choices={CLAIM_CAUSES.map((value) => ({ value, label: t(`claims.cause.${value}`) }))}
        value={form.values.cause}
        onChange={(cause) => form.setFieldValue('cause', cause)}
      />
      <TextInput
        label={t('claims.field.pieces')}
        required
        maw={160}
        inputMode="numeric"
        data-autofocus
        {...form.getInputProps('quantity')}
      />
    </FormModal>
  )
}
