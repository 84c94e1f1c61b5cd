import type { ModelFields } from '../../../shared/catalogue/catalogue.ts'
import type { ModelId, PolicyId } from '../../../shared/kernel/ids.ts'
import type { Preset } from '../../../shared/policies/policies.ts'
import type { Region } from '../../../shared/warranty/warranty.ts'
import { adoptPreset, setPolicyUse } from '../policies/policies.service.ts'
import type { Player } from './sample-player.ts'

const MANAGER = 'manager'
/** What is installed where it works, and looked after there. */
const EQUIPMENT: readonly ModelFields['category'][] = ['medical', 'industrial', 'tool', 'printer']

/**
 * The manager adopts three presets before the first customer comes: consumer goods for domestic customers, the domestic agreement for
 * their equipment, the other one for everybody abroad.
 */
export async function adoptPolicies(player: Player, at: number): Promise<void> {
  const adopt = async (preset: Preset) =>
    (await player.act(at, MANAGER, 'policies.adopt', (work) => adoptPreset(work, { preset }))).id
  const give = (policyId: PolicyId, region: Region, modelId: ModelId | null) =>
    player.act(at, MANAGER, 'policies.setUse', (work) => setPolicyUse(work, { region, modelId, policyId }))
  const goods = await adopt('consumer-goods')
  const equipment = await adopt('equipment-domestic')
  const abroad = await adopt('equipment-export')
  await give(goods, 'domestic', null)
  await give(abroad, 'export', null)
  for (const { key, category } of player.stage.content.models) {
    const modelId = player.stage.models.get(key)
    if (modelId !== undefined && EQUIPMENT.includes(category)) await give(equipment, 'domestic', modelId)
  }
}
