import type { Language } from '../kernel/text.ts'

/** What can be imported and exported: one kind of file each. */
export const IMPORT_KINDS = ['parts', 'suppliers', 'offers', 'stock'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/**
 * How a cell is read: `code` is text that a spreadsheet may have rounded, `percent` hundredths of a per cent, `codes` several
 * barcodes, `models` several models by brand and name, `skus` several parts.
 */
export type CellType =
  | 'text'
  | 'paragraph'
  | 'code'
  | 'whole'
  | 'money'
  | 'percent'
  | 'yes-no'
  | 'tracking'
  | 'codes'
  | 'models'
  | 'skus'

export interface ImportColumn {
  /** The field's name; also its name in a mapping. */
  readonly key: string
  readonly type: CellType
  /** Every line must have it. */
  readonly isRequired: boolean
  /** What an export writes above it. */
  readonly heading: Readonly<Record<Language, string>>
  /** Other headings that mean it, as `headingKey` writes them. */
  readonly also: readonly string[]
}

const column = (
  key: string,
  type: CellType,
  en: string,
  zh: string,
  also = '',
  { isRequired = false }: { isRequired?: boolean } = {},
): ImportColumn => ({ key, type, isRequired, heading: { en, 'zh-CN': zh }, also: also.split(' ') })

const needed = { isRequired: true }
const SKU = column(
  'sku',
  'code',
  'SKU',
  '物料编码',
  'partno partnumber part article articleno articlenumber itemno itemnumber 编码 料号 物料号 物料编号 配件编码 配件编号',
  needed,
)
const IS_ACTIVE = column('isActive', 'yes-no', 'In use', '启用', 'active enabled 是否启用 状态')
const NOTE = column('note', 'paragraph', 'Note', '备注', 'notes remark remarks comment 说明')
const SUPPLIER_NAMES = 'vendor suppliername vendorname 供应商名称 供货商'

/** The columns of each kind, in the order in which an export writes them. The first names the record. */
export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  parts: [
    SKU,
    column('nameEn', 'text', 'Name in English', '英文名称', 'name partname description nameen englishname'),
    column('nameZh', 'text', 'Name in Chinese', '中文名称', 'namezh chinesename 名称 品名 配件名称 物料名称'),
    column('maker', 'text', 'Maker', '厂商', 'manufacturer brand make 品牌 制造商 生产厂家'),
    column(
      'makerNumber',
      'code',
      'Maker’s number',
      '厂商料号',
      'makersnumber manufacturernumber mpn oemnumber oem 原厂编号 原厂料号',
    ),
    column('price', 'money', 'Price', '售价', 'saleprice sellingprice unitprice 价格 单价 销售价'),
    column('taxPoints', 'percent', 'Tax, %', '税率（%）', 'tax vat taxrate vatrate 税率'),
    column('isGenuine', 'yes-no', 'Genuine part', '原厂件', 'genuine original 是否原厂'),
    column('tracking', 'tracking', 'Tracking', '追溯方式', 'trackedby tracked 追踪 追溯'),
    column('minimum', 'whole', 'Minimum', '最低库存', 'minimumstock minstock min reorderpoint 安全库存 最小库存'),
    column('reorderQuantity', 'whole', 'Reorder quantity', '订货量', 'orderquantity reorderqty 订购量 补货量'),
    column('barcodes', 'codes', 'Barcodes', '条码', 'barcode ean gtin upc eancode 条形码'),
    column('models', 'models', 'Fits models', '适用型号', 'fits models model compatiblewith 适用机型 型号 机型'),
    column(
      'substitutes',
      'skus',
      'Substitutes',
      '替代件',
      'substitute alternative alternatives alternativeparts replacement replacements 替代 替代料 替代配件 代用件 代用料',
    ),
    NOTE,
    IS_ACTIVE,
  ],
  suppliers: [
    column('name', 'text', 'Supplier', '供应商', `name company ${SUPPLIER_NAMES} 名称 公司 公司名称`, needed),
    column('contact', 'text', 'Contact person', '联系人', 'contact contactname attention'),
    column('phone', 'text', 'Phone', '电话', 'telephone tel mobile phonenumber 联系电话 手机'),
    column('email', 'text', 'E-mail', '电子邮箱', 'mail emailaddress 邮箱'),
    column('address', 'paragraph', 'Address', '地址', 'street 联系地址'),
    column(
      'leadTimeDays',
      'whole',
      'Lead time, days',
      '供货周期（天）',
      'leadtime days leadtimedays deliverytime 供货周期 交期 交货期',
    ),
    NOTE,
    IS_ACTIVE,
  ],
  offers: [
    column('supplier', 'text', 'Supplier', '供应商', SUPPLIER_NAMES, needed),
    SKU,
    column(
      'number',
      'code',
      'Supplier’s number',
      '供应商料号',
      'suppliersnumber suppliernumber vendornumber ordernumber 供货商料号 订货号',
    ),
    column('price', 'money', 'Price', '价格', 'purchaseprice cost unitprice 采购价 进价 单价', needed),
    column('minimum', 'whole', 'Order at least', '最小起订量', 'moq minimum minimumorder minimumquantity 起订量'),
    column('pack', 'whole', 'Pieces to a pack', '每包件数', 'pack packsize packagingunit 包装数 包装量'),
    column('isPreferred', 'yes-no', 'Order it here first', '首选供应商', 'preferred main 首选 主供应商'),
  ],
  stock: [
    SKU,
    column('bin', 'text', 'Bin', '库位', 'bincode location shelf storagebin place 库位编码 货位 仓位', needed),
    column('lot', 'code', 'Serial or batch', '序列号或批次', 'serial serialnumber sn batch batchnumber lot 序列号 批次 批号'),
    column('quantity', 'whole', 'Pieces', '件数', 'quantity qty onhand stock count 数量 库存 库存数量 现有', needed),
    column('cost', 'money', 'Cost of one piece', '单件成本', 'cost unitcost purchaseprice averagecost 成本 单位成本 进价'),
  ],
}

/** One form of a heading for "is this the same": letters and digits alone, what stands in brackets left out. */
export const headingKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Which column of the file each field is read from, by its place; a field that is not named is not read. */
export type Mapping = Readonly<Record<string, number>>

const namesOf = ({ heading, also }: ImportColumn): Set<string> =>
  new Set([headingKey(heading.en), headingKey(heading['zh-CN']), ...also])

/** The mapping that the file's headings say. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): Mapping {
  const keys = headings.map(headingKey)
  const taken = new Set<number>()
  const mapping: Record<string, number> = {}
  // What an export of ours writes comes first, so that "Price" is never taken by somebody else's synonym.
  for (const isExact of [true, false]) {
    for (const column of IMPORT_COLUMNS[kind]) {
      if (column.key in mapping) continue
      const exact = [headingKey(column.heading.en), headingKey(column.heading['zh-CN'])]
      const names = isExact ? new Set(exact) : namesOf(column)
      const at = keys.findIndex((key, index) => key !== '' && !taken.has(index) && names.has(key))
      if (at < 0) continue
      mapping[column.key] = at
      taken.add(at)
    }
  }
  return mapping
}

/** The kind whose columns the headings name best. */
export function guessKind(headings: readonly string[]): ImportKind {
  const fit = (kind: ImportKind) => {
    const mapping = guessMapping(kind, headings)
    const isWhole = IMPORT_COLUMNS[kind].every(({ key, isRequired }) => !isRequired || key in mapping)
    return Object.keys(mapping).length + (isWhole ? 100 : 0) + (isWhole && kind !== 'parts' ? 0.5 : 0)
  }
  return IMPORT_KINDS.toSorted((a, b) => fit(b) - fit(a))[0] ?? 'parts'
}

/** Fields that every line must have and that no column of the file is named for. */
export const missingColumns = (kind: ImportKind, mapping: Mapping): readonly ImportColumn[] =>
  IMPORT_COLUMNS[kind].filter(({ key, isRequired }) => isRequired && !(key in mapping))

export const columnOf = (kind: ImportKind, key: string): ImportColumn | undefined =>
  IMPORT_COLUMNS[kind].find((column) => column.key === key)
