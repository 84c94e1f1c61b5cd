import { Alert, Group, Text } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DepotInfo } from '../../../shared/depot/depot.ts'
import { badgePicture } from './badge-picture.ts'

/** How to get into the sample depot: everybody's PIN, and one badge to point a scanner at. */
export const SampleHint = ({ info: { samplePin, sampleBadge } }: { readonly info: DepotInfo }) => {
  const { t } = useTranslation()
  const picture = useMemo(() => (sampleBadge === null ? undefined : badgePicture(sampleBadge.code)), [sampleBadge])
  if (samplePin === null) return null
  return (
    <Alert role="none" color="accent">
      <Group gap="md" wrap="nowrap">
        <IconFlask size={20} aria-hidden="true" className="sign-in-flask" />
        <div className="sign-in-sample">
          <Text>{t('signIn.samplePin', { pin: samplePin })}</Text>
          {sampleBadge !== null && <Text>{t('signIn.sampleBadge', { name: sampleBadge.name })}</Text>}
        </div>
        {sampleBadge !== null && (
          <img
            src={picture}
            width={96}
            height={96}
            className="sign-in-badge"
            alt={t('signIn.sampleBadgeAlt', { name: sampleBadge.name, code: sampleBadge.code })}
          />
        )}
      </Group>
    </Alert>
  )
}
