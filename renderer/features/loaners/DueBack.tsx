import { Stack, Text } from '@mantine/core'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { useFormat } from '../../locales/use-format.ts'

/** The day on which a loaner is due back, and by how much it is late. */
export const DueBack = ({ loan: { dueOn, isOverdue } }: { readonly loan: Pick<Loan, 'dueOn' | 'isOverdue'> }) => {
  const format = useFormat()
  return (
    <Stack gap={0}>
      <time dateTime={dueOn}>{format.date(dueOn)}</time>
      {isOverdue && (
        <Text span size="sm" c="var(--hb-tone-bad-text)">
          {format.dueOn(dueOn)}
        </Text>
      )}
    </Stack>
  )
}
