import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';
import type { Finding } from '../useReview';

/** A missing key under its term, for whoever fills in a form and never saw the key; null for every other finding. */
export function missingIn(finding: Finding, help: Schemas['WritingHelp'] | null): Words | null {
  const key = finding.rule === 'WG1102' ? /“([^”]+)”/u.exec(finding.message.zh)?.[1] : finding.rule === 'WG1202' ? /“([^”]+)”$/u.exec(finding.message.zh)?.[1] : undefined;
  if (!key || !help)
    return null;
  const [step, given] = finding.rule === 'WG1202' ? [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)] : [null, key];
  const title = step && help.patterns.flatMap((pattern) => pattern.steps).find((each) => each.step === step)?.title;
  const note = help.elements.find((each) => each.element === (step ? `step.${given}` : given)) ?? help.elements.find((each) => each.element.endsWith(`.${given}`));
  if (!note)
    return null;
  return title ? words(`“${title}”的${note.term.zh}还没有填`, `${note.term.en} of “${title}” is not filled in yet`) : words(`${note.term.zh}还没有填`, `${note.term.en} is not filled in yet`);
}
