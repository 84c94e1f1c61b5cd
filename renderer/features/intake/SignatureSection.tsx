import { IconSignature } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Intake } from './use-intake.ts'

/** On the printed slip unless the customer signs here. */
export const SignatureSection = ({ intake: { values, set, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  return (
    <Panel isDense heading={t('intake.section.signature')} icon={<IconSignature size={18} aria-hidden="true" />}>
      <div data-field="signature">
        <SignaturePad
          value={values.signature}
          onChange={(signature) => set({ signature })}
          height={130}
          error={errorOf('signature')}
        />
      </div>
    </Panel>
  )
}
