import { Alert, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconArrowRight, IconBox, IconBoxMultiple, IconScan } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { BinContentPicker } from './BinContentPicker.tsx'
import { needsLot } from './transfer-steps.ts'
import { type TransferDesk, useTransfer } from './use-transfer.ts'
import './parts.css'

/** From bin to bin by scans alone: bin, part, other bin, and the next. */
export const TransferPage = () => {
  const { from } = useSearch({ from: '/stock/transfer' })
  const bins = useQuery(api.stock.bins.queryOptions())
  return (
    <PageQuery query={bins}>
      {(all) => <TransferView bins={all} first={all.find(({ number }) => number === from) ?? null} />}
    </PageQuery>
  )
}

const TransferView = ({ bins, first }: { readonly bins: readonly Bin[]; readonly first: Bin | null }) => {
  const { t } = useTranslation()
  const desk = useTransfer(first)
  const { from, part } = desk.transfer
  const content = useQuery(api.stock.bin.queryOptions({ input: from === null ? skipToken : { binId: from.id } }))
  const next = from === null ? 'from' : part === null ? 'part' : needsLot(desk.transfer) ? 'lot' : 'to'
  const others = bins.filter(({ id, isActive }) => isActive && id !== from?.id)
  return (
    <>
      <PageHeader heading={t('transfer.heading')} subline={t('transfer.intro')} />
      <PlaceTabs group="parts" here="/stock/transfer" />
      <Stack gap="md">
        <ol className="transfer-steps">
          <Step
            label={t('transfer.from')}
            isNext={next === 'from'}
            isOpen={from === null}
            icon={<IconBoxMultiple aria-hidden="true" />}
          >
            {from?.code ?? t('transfer.scanBin')}
          </Step>
          <Step
            label={t('transfer.what')}
            isNext={next === 'part' || next === 'lot'}
            isOpen={part === null}
            icon={<IconBox aria-hidden="true" />}
          >
            {part === null ? t('transfer.scanPart') : <PartAtHand desk={desk} />}
          </Step>
          <Step label={t('transfer.to')} isNext={next === 'to'} isOpen icon={<IconArrowRight aria-hidden="true" />}>
            {t('transfer.scanOther')}
          </Step>
        </ol>
        <Panel heading={t(`transfer.next.${next}`)} icon={<IconScan size={18} aria-hidden="true" />}>
          <CodeField key={next} desk={desk} />
          <News desk={desk} />
          <Group gap="sm" align="flex-end">
            {next === 'from' && (
              <BinChoice
                label={t('transfer.from')}
                bins={bins.filter(({ isActive }) => isActive)}
                onChoose={(bin) => void desk.takeText(`HB${bin.number}`)}
              />
            )}
            {next === 'to' && <BinChoice label={t('transfer.to')} bins={others} onChoose={(bin) => void desk.moveTo(bin)} />}
            {from !== null && (
              <ActionButton
                variant="default"
                label={t(part === null ? 'transfer.otherBin' : 'transfer.restart')}
                icon={<IconArrowBackUp size={18} aria-hidden="true" />}
                shortcut="Escape"
                onAction={desk.restart}
              />
            )}
          </Group>
        </Panel>
        {from !== null && part === null && content.data !== undefined && (
          <BinContentPicker bin={from} content={content.data.content} onPick={(number) => void desk.takeText(`HB${number}`)} />
        )}
      </Stack>
    </>
  )
}

interface StepProps {
  readonly label: string
  readonly isNext: boolean
  /** Nothing was said yet: what stands there is what to do. */
  readonly isOpen: boolean
  readonly icon: ReactNode
  readonly children: ReactNode
}

const Step = ({ label, isNext, isOpen, icon, children }: StepProps) => (
  <li data-next={isNext} data-open={isOpen} aria-current={isNext ? 'step' : undefined}>
    <Text c="dimmed" component="div" className="transfer-step-label">
      {icon}
      {label}
    </Text>
    <div className="transfer-step-what">{children}</div>
  </li>
)

/** What is in the hand: how many of which part, and their serials. */
const PartAtHand = ({ desk: { transfer } }: { readonly desk: TransferDesk }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { part, quantity, lots } = transfer
  if (part === null) return null
  const isCounted = part.tracking !== 'serial' || lots.length > 0
  return (
    <>
      {isCounted ? t('transfer.pieces', { count: quantity, sku: part.sku }) : part.sku}
      <Text size="sm" c="dimmed">
        {[wording(part.name, language), ...lots].join(' · ')}
      </Text>
    </>
  )
}

/** For whoever types; a scan needs no field. It keeps the focus. */
const CodeField = ({ desk }: { readonly desk: TransferDesk }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || typed.trim() === '') return
    event.preventDefault()
    void desk.takeText(typed).then((isTaken) => (isTaken ? setTyped('') : undefined))
  }
  return (
    <TextInput
      // A scan needs no focus; a keyboard does.
      autoFocus
      size="md"
      label={t('transfer.code')}
      description={t(desk.transfer.part === null ? 'transfer.codeHint' : 'transfer.quantityHint')}
      leftSection={<IconScan size={18} aria-hidden="true" />}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={press}
    />
  )
}

const News = ({ desk: { news } }: { readonly desk: TransferDesk }) => {
  const { t } = useTranslation()
  if (news === undefined) return <Text component="output" className="transfer-no-news" />
  if (news.kind === 'moved')
    return (
      <Alert color="green" p="xs" role="status">
        {t('transfer.moved', { ...news, count: news.quantity })}
      </Alert>
    )
  const text = news.kind === 'failed' ? news.text : t(`transfer.no.${news.reason}`, { text: news.text })
  return (
    <Alert color="red" p="xs" role="alert">
      {text}
    </Alert>
  )
}

interface BinChoiceProps {
  readonly label: string
  readonly bins: readonly Bin[]
  readonly onChoose: (bin: Bin) => void
}

const BinChoice = ({ label, bins, onChoose }: BinChoiceProps) => {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: t('stock.chooseBin') },
        ...bins.map(({ id, code, name }) => ({ value: id, label: name === null ? code : `${code} · ${name}` })),
      ]}
      value=""
      onChange={(event) => {
        const bin = bins.find(({ id }) => id === event.currentTarget.value)
        if (bin !== undefined) onChoose(bin)
      }}
    />
  )
}
