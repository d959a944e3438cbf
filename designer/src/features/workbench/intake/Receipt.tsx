import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { materialForms } from '@/shared/items/itemWords';
import type { Draft, ServiceItem } from './draft';

const said = {
  title: words('收件凭证', 'Receipt'),
  number: words('办件编号', 'Case number'),
  item: words('申请事项', 'Item'),
  authority: words('实施机关', 'Body'),
  applicant: words('申请人', 'Applicant'),
  received: words('收件日期', 'Received on'),
  by: words('收件人', 'Received by'),
  materials: words('收到材料', 'Materials received'),
  none: words('没有收到材料', 'no materials'),
  copies: words('{n} 份', '{n} copies'),
  next: words('{due}之前决定是否受理，或者一次性告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条）。', 'By {due} the case is accepted or everything missing is named at once; if not, it counts as accepted from the day of receipt (Administrative Licensing Law, art. 32).'),
  query: words('进度查询', 'Progress'),
  queryMore: words('查询编号 {n}　查询密码 {p}（只在本凭证上显示一次）', 'Number {n}, password {p} (shown on this receipt only)'),
  fromStore: words('由系统取得', 'taken from the e-licence store'),
  print: words('打印', 'Print'),
  go: words('办理受理', 'Go on to acceptance'),
  again: words('再收一件', 'Another case'),
};

/** 收件凭证: what was received, when, by whom, and what follows by law. */
export function Receipt({ item, draft, summary, receipt }: { item: ServiceItem; draft: Draft; summary: Schemas['CaseSummary']; receipt: Schemas['IntakeReceipt'] | null }) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const due = summary.clocks.find((clock) => clock.name === 'acceptance')?.due_on;
  const fromStore = receipt?.materials.filter((material) => material.from_library) ?? [];
  const handedIn = item.materials.filter((material) => draft.materials[material.key]);
  return (
    <div className="receipt-page">
      <article className="panel receipt">
        <p className="receipt-office">{item.authority}</p>
        <h1>{say(said.title)}</h1>
        <dl className="facts">
          <dt>{say(said.number)}</dt><dd><code>{summary.number}</code></dd>
          <dt>{say(said.item)}</dt><dd>{item.name}</dd>
          <dt>{say(said.authority)}</dt><dd>{item.authority}</dd>
          <dt>{say(said.applicant)}</dt><dd>{draft.name}</dd>
          <dt>{say(said.received)}</dt><dd>{today.data ? longDay(today.data.date, language) : ''}</dd>
          <dt>{say(said.by)}</dt><dd>{session?.name}　{session?.office}</dd>
          <dt>{say(said.materials)}</dt>
          <dd>{handedIn.length === 0 ? say(said.none) : (
            <ol className="numbered">{handedIn.map((material) => (
              <li key={material.key}>{material.name}（{say(materialForms[draft.materials[material.key]!.form])}{material.copies > 0 && `，${say(said.copies).replace('{n}', String(material.copies))}`}）{draft.materials[material.key]!.reference}</li>
            ))}</ol>
          )}
          {fromStore.length > 0 && <p>{say(said.fromStore)}：{fromStore.map((material) => material.name).join('、')}</p>}</dd>
          {receipt && <><dt>{say(said.query)}</dt><dd>{say(said.queryMore).replace('{n}', receipt.query_number).replace('{p}', receipt.password)}</dd></>}
        </dl>
        {due && <p className="soft">{say(said.next).replace('{due}', longDay(due, language))}</p>}
      </article>
      <p className="done-links no-print">
        <Link to={`/inbox/${summary.number}`}><Button type="primary" size="large" tabIndex={-1}>{say(said.go)}</Button></Link>
        <Button size="large" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{say(said.print)}</Button>
        <Link to="/inbox/new"><Button size="large" tabIndex={-1}>{say(said.again)}</Button></Link>
      </p>
    </div>
  );
}
