/** Names and phones by number: common enough that fragments of them hit many, as in a real depot. */

const SURNAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '黄',
  '赵',
  '吴',
  '周',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '林',
  '罗',
  '高',
]
const GIVEN = [
  '子涵',
  '雨桐',
  '明轩',
  '诗涵',
  '思远',
  '若曦',
  '志强',
  '雅琴',
  '俊杰',
  '慧敏',
  '佳怡',
  '国栋',
  '晓梅',
  '天宇',
  '丽华',
  '文博',
  '梓萱',
  '永康',
  '静雪',
  '晨曦',
  '海燕',
  '建国',
  '秀英',
  '宇航',
  '欣怡',
]
const FIRST = [
  'Amelia',
  'Oliver',
  'Sofia',
  'Marcus',
  'Hannah',
  'James',
  'Isabelle',
  'Rahul',
  'Emily',
  'Lucas',
  'Nadia',
  'Peter',
  'Chloe',
  'Samuel',
  'Yuki',
  'Anna',
  'David',
  'Laura',
  'Ben',
  'Ingrid',
]
const LAST = [
  'Hart',
  'Grant',
  'Lindqvist',
  'Bell',
  'Weiss',
  'Connor',
  'Laurent',
  'Mehta',
  'Carter',
  'Ferreira',
  'Rahman',
  'Novak',
  'Martin',
  'Osei',
  'Tanaka',
  'Kowalska',
  'Nguyen',
  'Bianchi',
  'Whitfield',
  'Solberg',
  'Underwood',
  'Castellano',
  'Brightman',
  'Haugland',
  'Okafor',
]
const TRADES = ['数码商行', '电子有限公司', '维修服务部', '商贸公司', '科技有限公司']

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

export interface Person {
  name: string
  phone: string
  isChinese: boolean
  isDealer: boolean
}

/** One in a hundred is a dealer, half of the others Chinese. */
export function person(index: number): Person {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0
  const isDealer = index % 100 === 0
  const isChinese = isDealer || mixed % 2 === 0
  const name = isDealer
    ? `${at(SURNAMES, mixed)}${at(GIVEN, mixed >>> 5)}${at(TRADES, mixed >>> 9)}`
    : isChinese
      ? `${at(SURNAMES, mixed >>> 1)}${at(GIVEN, mixed >>> 6)}`
      : `${at(FIRST, mixed >>> 1)} ${at(LAST, mixed >>> 6)}`
  const digits = String(10_000_000 + index * 37)
  return { name, phone: `139 ${digits.slice(0, 4)} ${digits.slice(4)}`, isChinese, isDealer }
}
