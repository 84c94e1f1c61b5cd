import { Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { focusLine, moveByKeys } from './line-keys.ts'
import { LineButtons } from './LineButtons.tsx'
import { LineText } from './LineText.tsx'
import { emptyLine, moved, type TextLine } from './model-form.ts'

export interface TextLinesProps {
  readonly kind: 'intakeWarnings' | 'usualAccessories'
  readonly lines: readonly TextLine[]
  readonly most: number
  readonly onChange: (lines: readonly TextLine[]) => void
}

const LANGUAGES = ['en', 'zh-CN'] as const

/** Short texts in both languages, one a line: added, removed and moved by mouse or keyboard. */
export const TextLines = ({ kind, lines, most, onChange }: TextLinesProps) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const add = () => {
    onChange([...lines, emptyLine()])
    focusLine(list.current, lines.length)
  }
  const remove = (index: number) => {
    onChange(lines.toSpliced(index, 1))
    focusLine(list.current, index)
  }
  return (
    <Stack gap="xs" ref={list}>
      {lines.length === 0 && <Text c="dimmed">{t(`models.empty.${kind}`)}</Text>}
      {lines.map((line, index) => {
        const move = (by: number) => onChange(moved(lines, index, by))
        return (
          // A fieldset would bring a legend and a frame of its own.
          <Group
            key={line.key}
            data-line
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="group"
            aria-label={t('models.line', { list: t(`models.field.${kind}`), number: index + 1 })}
            gap="xs"
            wrap="nowrap"
            onKeyDown={(event) => moveByKeys(event, move)}
          >
            <div className="model-line-words" data-kind={kind}>
              {LANGUAGES.map((language) => (
                <LineText
                  key={language}
                  language={language}
                  value={line[language]}
                  onChange={(text) => onChange(lines.with(index, { ...line, [language]: text }))}
                />
              ))}
            </div>
            <LineButtons
              number={index + 1}
              isFirst={index === 0}
              isLast={index === lines.length - 1}
              onMove={move}
              onRemove={() => remove(index)}
            />
          </Group>
        )
      })}
      <ActionButton
        variant="default"
        w="fit-content"
        label={t(`models.addLine.${kind}`)}
        icon={<IconPlus size={18} aria-hidden="true" />}
        disabledReason={lines.length >= most ? t('field.tooMany', { max: most }) : undefined}
        onAction={add}
      />
    </Stack>
  )
}
