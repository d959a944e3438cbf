import { words, type Language, type Words } from './words';

/** Days come from the server as ISO text; here they are only written, never counted. */
const partsOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const long = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
};
const plain = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
const short = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
};
const moment = {
  zh: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }),
};

/** 2026年11月24日星期二 */
export const longDay = (day: string, language: Language): string => long[language].format(partsOf(day));

/** 2026年11月24日 */
export const plainDay = (day: string, language: Language): string => plain[language].format(partsOf(day));

/** 11月24日周二 */
export const shortDay = (day: string, language: Language): string => short[language].format(partsOf(day));

/** An instant in Asia/Shanghai. */
export const momentOf = (instant: string, language: Language): string => moment[language].format(new Date(instant));

/** What a day is under the published arrangements. */
export function restDay(kind: string, name: string | null): Words {
  switch (kind) {
    case 'Holiday': return words(`${name ?? '节假日'}放假`, `Public holiday${name ? ` (${name})` : ''}`);
    case 'MakeUpWorkingDay': return words('调休上班', 'Make-up working day');
    case 'Weekend': return words('休息日', 'Rest day');
    default: return words('工作日', 'Working day');
  }
}

const compact = new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** 11-24, or 24 Nov */
export const dayMonth = (day: string, language: Language): string => (language === 'zh' ? day.slice(5) : compact.format(partsOf(day)));
