import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { isWithin, places } from './navigation.ts'
import { useSession } from './session-context.ts'

/** The page, unless it lies in a place that this person may not open: that is said before anything is typed there. */
export const OwnPlace = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const pathname = useLocation({ select: (location) => location.pathname })
  const place = places.find(({ to }) => isWithin(pathname, to))
  if (place === undefined || can(place.permission)) return children
  return (
    <>
      <PageHeader heading={t(place.labelKey)} />
      <EmptyState
        icon={<IconLock />}
        message={`${t('error.forbidden.title')}\n${t('error.forbidden.next')}`}
        firstStep={
          <Button component={Link} to="/">
            {t('notFound.toToday')}
          </Button>
        }
      />
    </>
  )
}
