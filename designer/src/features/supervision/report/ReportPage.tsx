import { FilePdfOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { answered, api } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { downloadFrom } from '@/shared/files/download';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useChosen } from '@/shared/ui/useChosen';
import { useSay, words } from '@/shared/words/words';
import { Tabs } from '../Tabs';
import { monthsBack } from './months';
import { Report } from './Report';
import '../../workbench/workbench.css';
import '../supervision.css';
import '../figures/figures.css';
import './report.css';

const said = {
  title: words('监察月报', 'Monthly report'),
  month: words('月份', 'Month'),
  body: words('部门', 'Department'),
  all: words('全区', 'The whole district'),
  pdf: words('下载 PDF', 'Download PDF'),
};

/** 监察月报: a month in figures, on screen and on paper the same. */
export function ReportPage() {
  const say = useSay();
  const [search, choose] = useChosen();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const board = useQuery({ queryKey: ['board'], queryFn: () => answered(api.GET('/api/v1/supervision/board')) });
  const months = today.data ? monthsBack(today.data.date, 12) : [];
  const month = months.find((each) => each === search.get('month')) ?? months[0] ?? '';
  const authority = search.get('authority') ?? '';
  const report = useQuery({
    queryKey: ['figures', 'report', month, authority],
    queryFn: () => answered(api.GET('/api/v1/supervision/reports/{month}', { params: { path: { month }, query: authority ? { authority } : {} } })),
    enabled: month !== '', placeholderData: keepPreviousData,
  });
  const pdf = useMutation<void, Problem>({
    mutationFn: () => downloadFrom(`/api/v1/supervision/reports/${month}.pdf${authority ? `?authority=${encodeURIComponent(authority)}` : ''}`, `${say(said.title)} ${month}${authority && ` ${authority}`}.pdf`),
  });
  return (
    <main className="page board">
      <Tabs />
      <div className="page-head">
        <h1>{say(said.title)}</h1>
        <label className="soft">{say(said.month)} <select value={month} onChange={(e) => choose({ month: e.target.value })}>{months.map((each) => <option key={each}>{each}</option>)}</select></label>
        <label className="soft">{say(said.body)} <select value={authority} onChange={(e) => choose({ authority: e.target.value })}><option value="">{say(said.all)}</option>{board.data?.authorities.map((each) => <option key={each.authority}>{each.authority}</option>)}</select></label>
        <Button className="after" icon={<FilePdfOutlined aria-hidden />} loading={pdf.isPending} disabled={month === ''} onClick={() => pdf.mutate()}>{say(said.pdf)}</Button>
      </div>
      {pdf.error && <ProblemMessage problem={pdf.error} />}
      <Asked of={report}>{(found) => <Report report={found} />}</Asked>
    </main>
  );
}
