import consumerGoods from '../../../resources/policies/consumer-goods.json' with { type: 'json' }
import equipmentDomestic from '../../../resources/policies/equipment-domestic.json' with { type: 'json' }
import equipmentExport from '../../../resources/policies/equipment-export.json' with { type: 'json' }
import serviceStandard from '../../../resources/policies/service-standard.json' with { type: 'json' }
import { policyPreset, type PolicyPreset } from '../../../shared/entitlement/policy.ts'
import { PRESETS, type Preset } from '../../../shared/policies/policies.ts'

const FILES: Readonly<Record<Preset, unknown>> = {
  'consumer-goods': consumerGoods,
  'equipment-domestic': equipmentDomestic,
  'equipment-export': equipmentExport,
  'service-standard': serviceStandard,
}

/** A preset as it comes along, checked. */
export function readPreset(preset: Preset): PolicyPreset {
  return policyPreset.parse(FILES[preset])
}

/** What a depot may adopt. */
export function offerPresets() {
  return PRESETS.map((preset) => {
    const { name, body } = readPreset(preset)
    return { preset, name, ruleCount: body.rules.length }
  })
}
