import { Center, SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const schemes = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const

/** Light, dark, or as the system. */
export const ColorSchemeSwitch = () => {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      aria-label={t('colorScheme.label')}
      value={colorScheme}
      onChange={setColorScheme}
      data={schemes.map(({ value, Icon }) => ({
        value,
        label: (
          <Center title={t(`colorScheme.${value}`)} h={22}>
            <Icon size={18} aria-hidden="true" />
            <VisuallyHidden>{t(`colorScheme.${value}`)}</VisuallyHidden>
          </Center>
        ),
      }))}
    />
  )
}
