import {
  IconBuildingFactory2,
  IconCheck,
  IconChecklist,
  IconCircleCheck,
  IconClockQuestion,
  IconInbox,
  IconPackage,
  IconSearch,
  IconTool,
  IconTruckDelivery,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StageName } from './theme.ts'
import { stageStyle } from './tone-style.ts'

/** The picture of each stage, the same wherever a stage is shown. */
export const stageIcons = {
  expected: IconTruckDelivery,
  received: IconInbox,
  assessing: IconSearch,
  'awaiting-approval': IconClockQuestion,
  'awaiting-parts': IconPackage,
  repairing: IconTool,
  'at-vendor': IconBuildingFactory2,
  testing: IconChecklist,
  ready: IconCircleCheck,
  closed: IconCheck,
} as const satisfies Record<StageName, typeof IconTool>

/** A stage with its picture, word and colour. A depot that renamed the stage passes its own word. */
export const StageBadge = ({ stage, label }: { readonly stage: StageName; readonly label?: string | undefined }) => {
  const { t } = useTranslation()
  const Icon = stageIcons[stage]
  return (
    <span className="hb-badge" data-shows={stage} style={stageStyle(stage)}>
      <Icon size={15} aria-hidden="true" />
      <span>{label ?? t(`stage.${stage}`)}</span>
    </span>
  )
}
