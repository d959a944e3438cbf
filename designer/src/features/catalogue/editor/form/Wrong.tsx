import { useSay } from '@/shared/words/words';
import type { Finding } from '../useReview';
import { useWriting } from './FormContext';
import { missingIn } from './missing';

/** What is wrong with a field, under it. */
export function Wrong({ findings }: { findings: readonly Finding[] }) {
  const say = useSay();
  const { help } = useWriting();
  return findings.length > 0
    ? <ul className="wrong small" role="status">{findings.map((finding, index) => <li key={index} className={finding.severity}>{say(missingIn(finding, help) ?? finding.message)}　<code>{finding.rule}</code>{finding.mend && <span className="soft">　{say(finding.mend)}</span>}</li>)}</ul>
    : null;
}
