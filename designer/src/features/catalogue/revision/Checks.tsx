import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { Fragment } from 'react';
import { useSay, words, type Words } from '@/shared/words/words';
import type { Review } from '../editor/useReview';

const said = {
  title: words('检查', 'Checks'),
  rules: words('规则', 'Rules'),
  rulesOk: words('没有错误和提示', 'nothing found'),
  found: words('{e} 个错误，{w} 个提示', '{e} errors, {w} warnings'),
  Soundness: words('健全', 'Soundness'),
  SoundnessOk: words('每个环节都能到达，都能办结', 'every step is reached, every way ends'),
  Time: words('时限', 'Time'),
  TimeOk: words('最长 {d} 个工作日，承诺 {p} 个', 'at most {d} working days, {p} promised'),
  Separation: words('职责分离', 'Separation of duties'),
  SeparationOk: words('收件的人不审查，各环节都有人可办', 'who takes in never reviews; every step can be staffed'),
  broken: words('{n} 个反例', '{n} counter-examples'),
  unknown: words('尚不能证明', 'cannot be proved yet'),
  versions: words('版本', 'Version'),
  versionOk: words('第 {n} 版，{day} 起施行', 'version {n}, from {day}'),
};

type Property = 'Soundness' | 'Time' | 'Separation';

/** Rules and proofs as checks: each passes, or says what does not. */
export function Checks({ review }: { review: Review }) {
  const say = useSay();
  const { findings, proof, guide } = review;
  const errors = findings.filter((finding) => finding.severity === 'Error').length;
  const ok: Record<Property, string> = {
    Soundness: say(said.SoundnessOk),
    Time: guide ? say(said.TimeOk).replace('{d}', String(guide.time.days)).replace('{p}', String(guide.time.promised)) : '',
    Separation: say(said.SeparationOk),
  };
  const line = (name: Words, state: 'good' | 'warn' | 'bad' | 'none', text: string) => <li className={state}>{icons[state]}<strong>{say(name)}</strong><span>{text}</span></li>;
  return (
    <ul className="checks inside" aria-label={say(said.title)}>
      {line(said.rules, errors > 0 ? 'bad' : findings.length > 0 ? 'warn' : 'good', findings.length === 0 ? say(said.rulesOk) : say(said.found).replace('{e}', String(errors)).replace('{w}', String(findings.length - errors)))}
      {(['Soundness', 'Time', 'Separation'] as const).map((property) => {
        const broken = proof?.violations.filter((violation) => violation.property === property).length ?? 0;
        return <Fragment key={property}>{line(said[property], !proof ? 'none' : broken > 0 ? 'bad' : 'good', !proof ? say(said.unknown) : broken > 0 ? say(said.broken).replace('{n}', String(broken)) : ok[property])}</Fragment>;
      })}
      {guide && line(said.versions, 'good', say(said.versionOk).replace('{n}', String(guide.item.version)).replace('{day}', guide.item.effective_on))}
    </ul>
  );
}


const icons = {
  good: <CheckCircleFilled aria-hidden />, warn: <WarningFilled aria-hidden />, bad: <CloseCircleFilled aria-hidden />, none: <MinusCircleOutlined aria-hidden />,
};
