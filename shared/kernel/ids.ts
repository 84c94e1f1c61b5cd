import { z } from 'zod'

/**
 * Ids are UUIDv7, made by the host only, and branded so that a customer's id cannot be passed where a job's is wanted.
 * Brands exist in types alone; on the wire and in the store an id is plain text.
 */
export const staffId = z.uuidv7().brand<'StaffId'>()
export const customerId = z.uuidv7().brand<'CustomerId'>()
export const modelId = z.uuidv7().brand<'ModelId'>()
export const unitId = z.uuidv7().brand<'UnitId'>()
export const rmaId = z.uuidv7().brand<'RmaId'>()
export const jobId = z.uuidv7().brand<'JobId'>()
export const accessoryId = z.uuidv7().brand<'AccessoryId'>()
export const attachmentId = z.uuidv7().brand<'AttachmentId'>()
export const partId = z.uuidv7().brand<'PartId'>()
export const repairEntryId = z.uuidv7().brand<'RepairEntryId'>()
export const planId = z.uuidv7().brand<'PlanId'>()
export const policyId = z.uuidv7().brand<'PolicyId'>()
export const policyVersionId = z.uuidv7().brand<'PolicyVersionId'>()
export const paymentId = z.uuidv7().brand<'PaymentId'>()
export const remoteSessionId = z.uuidv7().brand<'RemoteSessionId'>()
export const escalationId = z.uuidv7().brand<'EscalationId'>()
export const qualityReportId = z.uuidv7().brand<'QualityReportId'>()
export const waiverId = z.uuidv7().brand<'WaiverId'>()
export const binId = z.uuidv7().brand<'BinId'>()
export const lotId = z.uuidv7().brand<'LotId'>()
export const jobPartId = z.uuidv7().brand<'JobPartId'>()
export const supplierId = z.uuidv7().brand<'SupplierId'>()
export const orderId = z.uuidv7().brand<'OrderId'>()
export const orderLineId = z.uuidv7().brand<'OrderLineId'>()
export const deliveryId = z.uuidv7().brand<'DeliveryId'>()
export const stocktakeId = z.uuidv7().brand<'StocktakeId'>()
export const stocktakeCountId = z.uuidv7().brand<'StocktakeCountId'>()
export const stocktakeLineId = z.uuidv7().brand<'StocktakeLineId'>()
export const claimId = z.uuidv7().brand<'ClaimId'>()
export const claimLineId = z.uuidv7().brand<'ClaimLineId'>()
export const repairPartId = z.uuidv7().brand<'RepairPartId'>()
export const importRunId = z.uuidv7().brand<'ImportRunId'>()
export const placeId = z.uuidv7().brand<'PlaceId'>()
export const printerId = z.uuidv7().brand<'PrinterId'>()
export const printId = z.uuidv7().brand<'PrintId'>()

export type StaffId = z.infer<typeof staffId>
export type CustomerId = z.infer<typeof customerId>
export type ModelId = z.infer<typeof modelId>
export type UnitId = z.infer<typeof unitId>
export type RmaId = z.infer<typeof rmaId>
export type JobId = z.infer<typeof jobId>
export type AccessoryId = z.infer<typeof accessoryId>
export type AttachmentId = z.infer<typeof attachmentId>
export type PartId = z.infer<typeof partId>
export type RepairEntryId = z.infer<typeof repairEntryId>
export type PlanId = z.infer<typeof planId>
export type PolicyId = z.infer<typeof policyId>
export type PolicyVersionId = z.infer<typeof policyVersionId>
export type PaymentId = z.infer<typeof paymentId>
export type RemoteSessionId = z.infer<typeof remoteSessionId>
export type EscalationId = z.infer<typeof escalationId>
export type QualityReportId = z.infer<typeof qualityReportId>
export type WaiverId = z.infer<typeof waiverId>
export type BinId = z.infer<typeof binId>
export type LotId = z.infer<typeof lotId>
export type JobPartId = z.infer<typeof jobPartId>
export type SupplierId = z.infer<typeof supplierId>
export type OrderId = z.infer<typeof orderId>
export type OrderLineId = z.infer<typeof orderLineId>
export type DeliveryId = z.infer<typeof deliveryId>
export type StocktakeId = z.infer<typeof stocktakeId>
export type StocktakeCountId = z.infer<typeof stocktakeCountId>
export type StocktakeLineId = z.infer<typeof stocktakeLineId>
export type ClaimId = z.infer<typeof claimId>
export type ClaimLineId = z.infer<typeof claimLineId>
export type RepairPartId = z.infer<typeof repairPartId>
export type ImportRunId = z.infer<typeof importRunId>
export type PlaceId = z.infer<typeof placeId>
export type PrinterId = z.infer<typeof printerId>
export type PrintId = z.infer<typeof printId>
