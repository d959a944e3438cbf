import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export type IdentityDocument = NonNullable<Schemas['IdentityDocument']>;

export const documentWords: Record<IdentityDocument, Words> = {
  ResidentId: words('居民身份证', 'Resident identity card'),
  Uscc: words('统一社会信用代码', 'Unified social credit code'),
  Passport: words('护照', 'Passport'),
  HongKongMacaoPermit: words('港澳居民来往内地通行证', 'Hong Kong and Macao permit'),
  TaiwanPermit: words('台湾居民来往大陆通行证', 'Taiwan permit'),
};

/** Documents of a person; organisations have their code. */
export const personal: readonly IdentityDocument[] = ['ResidentId', 'Passport', 'HongKongMacaoPermit', 'TaiwanPermit'];

const said = {
  length: (need: number, have: number) => words(`须为 ${need} 位，现为 ${have} 位`, `${need} characters are needed, there are ${have}`),
  digit: words('校验码不符，请核对号码', 'The check digit does not fit: look at the number again'),
  date: words('出生日期不存在', 'There is no such date of birth'),
  signs: words('含有不用的字符', 'A character that is not used'),
  form: words('号码格式不对', 'The number is not well formed'),
};

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idSigns = '10X98765432';

/** 居民身份证号 by GB 11643. */
function residentId(number: string): Words | null {
  if (!/^\d*X?$/.test(number))
    return said.signs;
  if (number.length !== 18)
    return said.length(18, number.length);
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  const born = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day)
    return said.date;
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return idSigns[sum % 11] === number[17] ? null : said.digit;
}

const usccSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 by GB 32100: weights are the powers of 3 modulo 31. */
function uscc(number: string): Words | null {
  if ([...number].some((sign) => !usccSigns.includes(sign)))
    return said.signs;
  if (number.length !== 18)
    return said.length(18, number.length);
  let [sum, weight] = [0, 1];
  for (const sign of number.slice(0, 17)) {
    sum += weight * usccSigns.indexOf(sign);
    weight = (weight * 3) % 31;
  }
  return usccSigns[(31 - (sum % 31)) % 31] === number[17] ? null : said.digit;
}

const forms: Partial<Record<IdentityDocument, RegExp>> = {
  Passport: /^(?=.*\d)[A-Z0-9]{5,20}$/,
  HongKongMacaoPermit: /^[HM](\d{8}|\d{10})$/,
  TaiwanPermit: /^(\d{8}|\d{10})$/,
};

/** What is wrong with a number as far as it is typed; null = nothing, or nothing yet. The server has the last word. */
export function flawOf(document: IdentityDocument, typed: string): Words | null {
  const number = typed.trim();
  if (number === '')
    return null;
  if (document === 'ResidentId')
    return residentId(number);
  if (document === 'Uscc')
    return uscc(number);
  return forms[document]!.test(number) ? null : said.form;
}
