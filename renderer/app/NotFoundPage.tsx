import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** For an address that leads nowhere. */
export const NotFoundPage = () => {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader heading={t('notFound.title')} />
      <EmptyState
        icon={<IconMapQuestion />}
        message={t('notFound.next')}
        firstStep={
          <Button component={Link} to="/">
            {t('notFound.toToday')}
          </Button>
        }
      />
    </>
  )
}
