import { ExperimentOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { Guide } from '../../item/useGuide';
import { Chart } from './Chart';
import { busyChart, daysChart } from './charts';
import './simulation.css';

const said = {
  lead: words('按现行版本，用真实工作日历模拟办件：要多少天，哪里排队，够不够人。', 'Cases of the version in force on the real calendar: how long they take, where work waits, whether there are people enough.'),
  draft: words('按这份草稿，用真实工作日历模拟办件：要多少天，哪里排队，够不够人。', 'Cases of this draft on the real calendar: how long they take, where work waits, whether there are people enough.'),
  arrivals: words('到件量', 'Arrivals'),
  staff: words('人员（不填即推定）', 'Staff (left out: supposed)'),
  from: words('从', 'From'),
  to: words('至', 'To'),
  whatIf: words('假设（一行一个）', 'What if (one a line)'),
  run: words('模拟', 'Simulate'),
  base: words('现状', 'As it is'),
  median: words('中位', 'median'),
  p95: words('95% 不超过', '95 % within'),
  late: words('超承诺', 'late'),
  cases: words('办件', 'Cases'),
  plan: words('方案', 'Plan'),
  days: words('{n} 日', '{n} d'),
  chart: words('受理到决定的工作日', 'Working days from acceptance to decision'),
  busy: words('忙闲和等待', 'How busy, how long the wait'),
  supposed: words('推定', 'Supposed'),
  bottleneck: words('瓶颈', 'Bottleneck'),
};

/** 模拟: a year of cases, and what if. */
export function Simulation({ code, text, guide }: { code: string; text: string | null; guide: Guide | null }) {
  const say = useSay();
  const [arrivals, setArrivals] = useState('4 每日');
  const [staff, setStaff] = useState('');
  const [from, setFrom] = useState('2026-09-01');
  const [to, setTo] = useState('2026-12-31');
  const [whatIf, setWhatIf] = useState('');
  const ids = { arrivals: useId(), staff: useId(), whatIf: useId() };
  const run = useMutation<Schemas['SimulationReport'], Problem>({
    mutationFn: () => answered(api.POST('/api/v1/definitions/{code}/simulation', {
      params: { path: { code } },
      body: { arrivals, from, to, staff: staff.trim() || null, seed: 1, runs: 1, text, what_if: whatIf.split('\n').map((line) => line.trim()).filter(Boolean), away: [] },
    })),
  });
  const report = run.data;
  return (
    <div className="simulation">
      <p className="soft small">{say(text === null ? said.lead : said.draft)}</p>
      <form onSubmit={(event) => {
        event.preventDefault();
        run.mutate();
      }}>
        <div className="flow-field"><label htmlFor={ids.arrivals}>{say(said.arrivals)}</label><Input id={ids.arrivals} value={arrivals} onChange={(e) => setArrivals(e.target.value)} required /></div>
        <div className="flow-field"><label htmlFor={ids.staff}>{say(said.staff)}</label><Input id={ids.staff} value={staff} onChange={(e) => setStaff(e.target.value)} placeholder="承办人=3 审批人=1" /></div>
        <div className="simulation-days"><label>{say(said.from)} <input type="date" value={from} onChange={(e) => setFrom(e.target.value)} /></label><label>{say(said.to)} <input type="date" value={to} onChange={(e) => setTo(e.target.value)} /></label></div>
        <div className="flow-field"><label htmlFor={ids.whatIf}>{say(said.whatIf)}</label><Input.TextArea id={ids.whatIf} autoSize={{ minRows: 2 }} value={whatIf} onChange={(e) => setWhatIf(e.target.value)} placeholder={`promised=5 工作日\n${guide?.flow.length ? '承办人+1' : ''}`} /></div>
        <Button type="primary" htmlType="submit" icon={<ExperimentOutlined aria-hidden />} loading={run.isPending}>{say(said.run)}</Button>
      </form>
      {run.error && <ProblemMessage problem={run.error} />}
      {report && <Report report={report} />}
    </div>
  );
}

function Report({ report }: { report: Schemas['SimulationReport'] }) {
  const say = useSay();
  const plans = [{ name: say(said.base), result: report.base }, ...report.what_if.map((each) => ({ name: say(each.name), result: each.result }))];
  const days = (n: number) => say(said.days).replace('{n}', n.toLocaleString('zh-CN', { maximumFractionDigits: 1 }));
  return (
    <>
      <table className="item-table">
        <thead><tr><th scope="col">{say(said.plan)}</th><th scope="col">{say(said.cases)}</th><th scope="col">{say(said.median)}</th><th scope="col">{say(said.p95)}</th><th scope="col">{say(said.late)}</th></tr></thead>
        <tbody>{plans.map(({ name, result }, index) => (
          <tr key={index}><th scope="row">{name}</th><td>{result.cases}</td><td>{days(result.to_decision.median)}</td><td>{days(result.to_decision.p95)}</td><td className={result.late_promised > 0 ? 'late-text' : ''}>{(result.late_promised * 100).toFixed(1)}%</td></tr>
        ))}</tbody>
      </table>
      <p><strong>{say(said.bottleneck)}</strong>　{say(report.base.bottleneck)}</p>
      <h3>{say(said.chart)}</h3>
      <Chart label={say(said.chart)} height={220} draw={(inks) => daysChart(plans, inks)} />
      <h3>{say(said.busy)}</h3>
      <Chart label={say(said.busy)} height={40 + report.base.roles.length * 34} draw={(inks) => busyChart(report.base.roles, inks)} />
      {report.suppositions.length > 0 && <details className="small"><summary>{say(said.supposed)}（{report.suppositions.length}）</summary><ul className="numbered">{report.suppositions.map((each, index) => <li key={index}>{say(each)}</li>)}</ul></details>}
    </>
  );
}
