import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useSay, words } from '@/shared/words/words';
import type { Guide } from './useGuide';

const said = {
  steps: words('环节最长', 'Steps at most'),
  promised: words('承诺', 'Promised'),
  statutory: words('法定', 'By law'),
  days: words('{n} 个工作日', '{n} working days'),
  at: words('即办', 'at once'),
  holds: words('最长路径不超过承诺时限', 'the longest path keeps the promise'),
  broken: words('最长路径超过承诺时限', 'the longest path breaks the promise'),
  way: words('最长路径', 'Longest path'),
};

/** The steps' days laid against promise and law, on one scale. */
export function TimeProof({ guide: { time } }: { guide: Guide }) {
  const say = useSay();
  const most = Math.max(1, time.days, time.promised, time.statutory ?? 0);
  const days = (n: number) => (n === 0 ? say(said.at) : say(said.days).replace('{n}', String(n)));
  const holds = time.days <= time.promised;
  const bars = [
    { name: say(said.steps), days: time.days, tone: holds ? 'steps' : 'late' },
    { name: say(said.promised), days: time.promised, tone: 'promised' },
    ...(typeof time.statutory === 'number' ? [{ name: say(said.statutory), days: time.statutory, tone: 'statutory' }] : []),
  ];
  return (
    <div className="inside time-proof">
      <dl>
        {bars.map((bar) => (
          <div key={bar.tone}>
            <dt>{bar.name}</dt>
            <dd><span className="proof-track" aria-hidden><span className={bar.tone} style={{ width: `${(bar.days / most) * 100}%` }} /></span><span>{days(bar.days)}</span></dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        <span className={holds ? 'standing calm' : 'standing late'}>{holds ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}{say(holds ? said.holds : said.broken)}</span>
        {time.way && <span>{say(said.way)}：{time.way}</span>}
      </p>
    </div>
  );
}
