import { Button, Group, Input, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { api } from '../../app/api.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FindField } from '../../ui/FindField.tsx'
import { LineFields } from './LineFields.tsx'
import { type Aim, FIGURES, type LineValues, newLine } from './plan-form.ts'

export interface LinesEditorProps {
  readonly lines: readonly LineValues[]
  readonly errors: Readonly<Record<string, ReactNode>>
  readonly entitlement: Entitlement
  readonly taxPoints: number
  readonly digits: number
  readonly onChange: (lines: readonly LineValues[]) => void
  readonly onPart: (part: PartSummary) => void
  /** Hears which figure has the focus, and null when none has any more. */
  readonly onAim: (aim: Aim | null) => void
}

const COLUMNS = ['kind', 'what', ...FIGURES, 'treatment'] as const

/** The lines of a plan, by keyboard: Enter in a line adds the next one, where typing goes on. */
export const LinesEditor = (props: LinesEditorProps) => {
  const { lines, errors, entitlement, taxPoints, digits, onChange, onPart, onAim } = props
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [added, setAdded] = useState<string>()
  const addAfter = (index: number) => {
    const line = newLine(taxPoints, digits)
    setAdded(line.key)
    onChange(lines.toSpliced(index + 1, 0, line))
  }
  return (
    <Input.Wrapper label={t('plan.lines')} labelElement="div" description={t('plan.hint.lines')} error={errors['lines']}>
      <div className="hb-plan-editor" ref={place}>
        {lines.length > 0 && <Heads />}
        {lines.map((line, index) => (
          <LineFields
            key={line.key}
            line={line}
            number={index + 1}
            isAdded={line.key === added}
            entitlement={entitlement}
            digits={digits}
            errorOf={(field) => errors[`lines.${index}.${field}`]}
            onChange={(patch) => onChange(lines.map((other, at) => (at === index ? { ...other, ...patch } : other)))}
            onEnter={() => addAfter(index)}
            onAim={onAim}
            onRemove={() => onChange(lines.toSpliced(index, 1))}
          />
        ))}
      </div>
      <Group align="flex-end" gap="sm" mt="xs">
        <Button
          variant="default"
          leftSection={<IconPlus size={17} aria-hidden="true" />}
          onClick={() => addAfter(lines.length - 1)}
        >
          {t('plan.addLine')}
        </Button>
        <PartFinder onPick={onPart} />
      </Group>
    </Input.Wrapper>
  )
}

/** What stands in which column; each field says so itself to whoever cannot see them. */
const Heads = () => {
  const { t } = useTranslation()
  return (
    <div className="hb-plan-line hb-plan-heads" aria-hidden="true">
      {COLUMNS.map((column) => (
        <Text key={column} size="sm" c="dimmed" data-figure={FIGURES.some((figure) => figure === column)}>
          {t(`plan.column.${column}`)}
        </Text>
      ))}
    </div>
  )
}

const PartFinder = ({ onPick }: { readonly onPick: (part: PartSummary) => void }) => {
  const { t } = useTranslation()
  const { language, money } = useFormat()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed, 150)
  const found = useQuery(api.parts.find.queryOptions({ input: { query }, placeholderData: keepPreviousData }))
  return (
    <FindField
      aria-label={t('plan.addPart')}
      placeholder={t('plan.addPart')}
      className="hb-plan-part"
      typed={typed}
      onTyped={setTyped}
      items={(found.data ?? []).map((part) => ({
        value: part.id,
        label: `${part.sku} · ${wording(part.name, language)}`,
        hint: money(part.price),
        record: part,
      }))}
      isSearching={found.isFetching}
      onPick={(part) => {
        onPick(part)
        setTyped('')
      }}
      emptyText={t('job.hint.noPart')}
    />
  )
}
