import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import type { CommandSheetData, Sheet } from '../../../shared/documents/label-data.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { commandCode, quantityCode, scanCodeOf, staffCode } from '../../../shared/scan/scan-codes.ts'
import type { BenchCommand } from '../../../shared/scan/scan-tokens.ts'
import { listStaff } from '../staff/staff.repository.ts'
import { listBins } from '../stock/bins.repository.ts'
import { type Desk, headOf, localeOf } from './desk.ts'
import { renderCommandSheet } from './render-document.tsx'
import { type Wording, wordingOf } from './wording.ts'

type Groups = CommandSheetData['groups']
type GroupName = keyof Wording['commandGroup']

const BENCH: readonly { group: GroupName; commands: readonly BenchCommand[] }[] = [
  { group: 'work', commands: ['start', 'pause', 'to-test'] },
  { group: 'test', commands: ['pass', 'fail', 'ready'] },
  { group: 'go', commands: ['next-step', 'hand-back', 'check-in', 'board'] },
  { group: 'other', commands: ['save', 'print', 'undo', 'cancel'] },
]

const KEYS: readonly { group: GroupName; commands: readonly BenchCommand[] }[] = [
  { group: 'field', commands: ['next-field', 'previous-field'] },
  { group: 'choice', commands: ['up', 'down', 'choose'] },
  { group: 'form', commands: ['save', 'cancel'] },
]

const QUANTITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 24, 25, 30, 40, 50, 100, 200, 500, 1000]

/** A sheet of codes to scan instead of pressing keys (D2), in the depot's language. Missing where there is nothing to put on it. */
export async function drawSheet(desk: Desk, sheet: Sheet): Promise<Outcome<RenderedDocument>> {
  const locale = localeOf(desk, desk.depot.language)
  const words = wordingOf(locale.language)
  const groups = await groupsOf(desk, sheet, words)
  if (groups.every(({ commands }) => commands.length === 0)) return missing
  return done(renderCommandSheet({ locale, sheet, depot: headOf(desk, locale), groups }))
}

async function groupsOf({ db }: Desk, sheet: Sheet, words: Wording): Promise<Groups> {
  switch (sheet) {
    case 'bench':
      return commandGroups(BENCH, words)
    case 'keys':
      return commandGroups(KEYS, words)
    case 'quantity':
      return [
        {
          title: words.commandGroup.quantity,
          commands: QUANTITIES.map((count) => ({
            name: String(count),
            hint: null,
            codePayload: scanCodeOf(quantityCode(count)),
          })),
        },
      ]
    case 'bins': {
      const bins = (await listBins(db)).filter(({ isActive }) => isActive)
      return [
        {
          title: words.commandGroup.bins,
          commands: bins.map(({ code, name, kind, number }) => ({
            name: code,
            hint: [words.binKind[kind], name].filter(Boolean).join(' · '),
            codePayload: scanCodeOf(number),
          })),
        },
      ]
    }
    case 'staff': {
      const people = (await listStaff(db)).filter(({ isActive, roles }) => isActive && permissionsOf(roles).has('bench'))
      return [
        {
          title: words.commandGroup.staff,
          commands: people.map(({ id, name, roles }) => ({
            name,
            hint: roles.map((role) => words.role[role]).join(', '),
            codePayload: scanCodeOf(staffCode(id)),
          })),
        },
      ]
    }
  }
}

const commandGroups = (groups: typeof BENCH, words: Wording): Groups =>
  groups.map(({ group, commands }) => ({
    title: words.commandGroup[group],
    commands: commands.map((command) => ({
      name: words.command[command],
      hint: null,
      codePayload: scanCodeOf(commandCode(command)),
    })),
  }))
