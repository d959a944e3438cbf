import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import type { Draft, ServiceItem } from '../intake/draft';

const said = {
  title: words('收件凭证（一件事）', 'Receipt (several items)'),
  applicant: words('申请人', 'Applicant'),
  query: words('查询编号 {n}　查询密码 {p}', 'Number {n}, password {p}'),
  until: words('{due}前决定是否受理或者一次性告知补正', 'accepted, or everything missing named, by {due}'),
  print: words('打印', 'Print'),
  go: words('办理受理', 'Go on to acceptance'),
  again: words('再收一件', 'Another case'),
};

/** One receipt for all, with the number of each case. */
export function Taken({ items, draft, taken }: { items: readonly ServiceItem[]; draft: Draft; taken: readonly { readonly summary: Schemas['CaseSummary']; readonly receipt: Schemas['IntakeReceipt'] | null }[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="receipt-page">
      <article className="panel receipt">
        <h1>{say(said.title)}</h1>
        <p>{say(said.applicant)}：{draft.name}</p>
        <ol className="taken">
          {taken.map(({ summary, receipt }, at) => {
            const due = summary.clocks.find((clock) => clock.name === 'acceptance')?.due_on;
            return (
              <li key={summary.number}>
                <p><strong>{receipt?.item_name ?? items[at]?.name}</strong>　<code>{summary.number}</code></p>
                {receipt && <p>{say(said.query).replace('{n}', receipt.query_number).replace('{p}', receipt.password)}</p>}
                {due && <p className="soft small">{say(said.until).replace('{due}', longDay(due, language))}</p>}
                <p className="no-print"><Link to={`/inbox/${summary.number}`}>{say(said.go)}</Link></p>
              </li>
            );
          })}
        </ol>
      </article>
      <p className="done-links no-print">
        <Button size="large" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{say(said.print)}</Button>
        <Link to="/inbox/new"><Button size="large" tabIndex={-1}>{say(said.again)}</Button></Link>
      </p>
    </div>
  );
}
