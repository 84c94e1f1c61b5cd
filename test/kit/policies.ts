import type { Region } from '../../shared/warranty/warranty.ts'
import type { Preset } from '../../shared/policies/policies.ts'
import type { HostClient } from './host-client.ts'
import type { Keyed } from './job-life.ts'

/** Adopts a preset and gives it to the customers of a region; answers the policy. */
export async function followPreset(
  world: Keyed,
  client: Pick<HostClient, 'policies'>,
  preset: Preset,
  region: Region = 'domestic',
) {
  const policy = await client.policies.adopt({ preset, key: world.key() })
  await client.policies.setUse({ region, modelId: null, policyId: policy.id, key: world.key() })
  return policy
}
