import { Anchor, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CLAIM_CAUSES, claimCause, type WaitingPiece } from '../../../shared/claims/claims.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Choice, isTaken, quantityOf } from './claim-choices.ts'

interface WaitingLineProps {
  readonly piece: WaitingPiece
  readonly choice: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

/** Pieces that wait to be claimed: what they are, how they came to wait, and whether the supplier is asked for them. */
export const WaitingLine = ({ piece, choice, onChoose }: WaitingLineProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const isChosen = isTaken(piece, choice)
  const facts = [
    t(`claims.origin.${piece.origin}`),
    piece.reason,
    piece.bin === null ? null : t('claims.inBin', { bin: piece.bin.code }),
    piece.at === null ? null : format.instant(piece.at, 'date'),
  ].filter((word) => word !== null)
  return (
    <li data-taken={isChosen}>
      <Checkbox
        aria-label={t('claims.take', { sku: piece.sku })}
        checked={isChosen}
        onChange={(event) => onChoose({ isTaken: event.currentTarget.checked })}
      />
      <div className="hb-row-name">
        <Text fw={550}>
          <Anchor component={Link} to={`/parts/${piece.partNumber}`} inherit underline="always">
            {piece.sku}
          </Anchor>
          {` · ${[wording(piece.name, format.language), piece.lot].filter((word) => word !== null).join(' · ')}`}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
          {piece.job !== null && ' · '}
          {piece.job !== null && (
            <Anchor component={Link} to={`/jobs/${piece.job.number}`} inherit underline="always">
              {piece.job.number}
            </Anchor>
          )}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <NativeSelect
          w={190}
          aria-label={t('claims.causeOf', { sku: piece.sku })}
          data={CLAIM_CAUSES.map((value) => ({ value, label: t(`claims.cause.${value}`) }))}
          value={choice?.cause ?? piece.cause}
          disabled={!isChosen}
          onChange={(event) => onChoose({ cause: claimCause.parse(event.currentTarget.value) })}
        />
        {piece.quantity === 1 ? (
          <Text w={84} className="hb-row-figure">
            {t('claims.onePiece')}
          </Text>
        ) : (
          <TextInput
            w={84}
            inputMode="numeric"
            aria-label={t('claims.quantityOf', { sku: piece.sku, count: piece.quantity })}
            value={choice?.quantity ?? String(piece.quantity)}
            error={isChosen && typeof quantityOf(piece, choice) === 'string'}
            disabled={!isChosen}
            onChange={(event) => onChoose({ quantity: event.currentTarget.value })}
          />
        )}
        <Text w={104} className="hb-row-figure" {...(piece.paid === 0 ? { c: 'dimmed' } : {})}>
          {piece.paid === 0 ? t('claims.noPrice') : `× ${format.money(piece.paid)}`}
        </Text>
      </Group>
    </li>
  )
}
