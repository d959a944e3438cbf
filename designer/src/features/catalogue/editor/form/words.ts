import * as tables from '@/shared/items/itemWords';
import { words, type Words } from '@/shared/words/words';

const english = new Map<string, string>([
  tables.itemTypes, tables.levels, tables.powerSources, tables.audiences, tables.handlings, tables.materialForms, tables.materialSources, tables.resultKinds,
].flatMap((table) => Object.values<Words>(table)).map((each) => [each.zh, each.en]));

for (const [zh, en] of [
  ['当日', 'the same day'], ['次一工作日', 'the next working day'], ['24 时', '24:00'], ['办公结束', 'end of business'],
  ['本行政机关负责人', 'head of the agency'], ['本级人民政府负责人', 'head of the government'], ['上一级行政机关', 'the agency above'],
  ['全国', 'nation'], ['全省', 'province'], ['全市', 'city'], ['全区', 'district'], ['全街道', 'street'], ['跨社区', 'across communities'],
  ['窗口', 'window'], ['网上', 'online'], ['移动端', 'mobile'], ['自助终端', 'terminal'], ['快递', 'courier'],
] as const)
  english.set(zh, en);

const keys: Record<string, Words> = {
  text: tables.fieldTypes.Text, number: tables.fieldTypes.Number, integer: tables.fieldTypes.Integer, date: tables.fieldTypes.Date, choice: tables.fieldTypes.Choice,
  boolean: tables.fieldTypes.Boolean, id_number: tables.fieldTypes.IdNumber, uscc: tables.fieldTypes.Uscc, phone: tables.fieldTypes.Phone,
  high: words('高：已与条文核对', 'high: held against the text'), medium: words('中：依据实务', 'medium: from practice'), low: words('低：使用前须核对', 'low: check before use'),
};

/** A word of the language as people read it. */
export const wordOf = (value: string): Words => keys[value] ?? words(value, english.get(value) ?? value);
