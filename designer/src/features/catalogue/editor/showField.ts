import type { Finding } from './useReview';

const lit = 1600;

/** Brings the field that a finding is about into view and into focus; false when the form has none for it. */
export function showField(line: number, finding?: Finding): boolean {
  const key = finding && (finding.rule === 'WG1102' || finding.rule === 'WG1202') ? /“([^”]+)”/u.exec(finding.message.zh.slice(finding.rule === 'WG1202' ? finding.message.zh.indexOf('“') : 0))?.[1] : undefined;
  const field = key ? named(key) : onLine(line);
  if (!field)
    return false;
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input:not([disabled]), select, textarea, button')?.focus({ preventScroll: true });
  field.classList.add('lit');
  setTimeout(() => field.classList.remove('lit'), lit);
  return true;
}

const named = (key: string) => [...document.querySelectorAll<HTMLElement>('.editor-form [data-key]')].find((each) => each.dataset['key'] === key || each.dataset['key']?.endsWith(`.${key}`));

/** The innermost field of a line. */
const onLine = (line: number) => [...document.querySelectorAll<HTMLElement>(`.editor-form [data-line="${line}"]`)].at(-1);
