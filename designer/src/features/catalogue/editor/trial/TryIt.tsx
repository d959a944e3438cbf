import { CloseCircleFilled, DeleteOutlined, ReloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { Clocks } from '../../../workbench/case/Clocks';
import { stepsOf } from '../../item/steps';
import type { Guide } from '../../item/useGuide';
import './trial.css';

type Act = Schemas['TrialAct'];

const said = {
  lead: words('选日期，一步一步办一件，看每一个时限怎样算出来。什么都不保存。', 'Choose days and walk a case through the draft; every limit says how it is counted. Nothing is kept.'),
  start: words('从哪一天收件', 'Received on'),
  acts: words('办理过程', 'What is done'),
  next: words('下一步', 'Next'),
  on: words('日期', 'Day'),
  accept: words('受理', 'Accept'),
  toEnd: words('一路办到办结', 'All the way to the end'),
  look: words('只看到这一天', 'Only look at this day'),
  remove: words('删去这一步', 'Remove this act'),
  again: words('重新开始', 'Start again'),
  status: words('办件状态', 'Status'),
  refused: words('不能这样办', 'Refused'),
  announce: words('告知特别程序：{name}', 'Announce: {name}'),
  post: words('发布公示：{name}', 'Post: {name}'),
  extend: words('延长', 'Extend'),
  unreadable: words('现在的写法不能读成一个事项，请先改正问题', 'The text cannot be read as an item; mend the findings first'),
};

/** 试办: a case walked through the draft on chosen days, with every clock and its explanation. */
export function TryIt({ code, text, guide }: { code: string; text: string; guide: Guide | null }) {
  const say = useSay();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today', {})) as Promise<{ date: string }>, staleTime: 60_000 });
  if (!guide)
    return <p className="inside soft">{say(said.unreadable)}</p>;
  return today.data ? <Walk key={guide.item.code} code={code} text={text} guide={guide} today={today.data.date} /> : null;
}

function Walk({ code, text, guide, today }: { code: string; text: string; guide: Guide; today: string }) {
  const say = useSay();
  const [acts, setActs] = useState<readonly Act[]>([{ at: today, act: '收件', with: null }]);
  const [day, setDay] = useState(today);
  const trial = useQuery({
    queryKey: ['definition', code, 'trial', text, acts],
    queryFn: () => answered(api.POST('/api/v1/definitions/{code}/trial', { params: { path: { code } }, body: { text, acts: [...acts] } })),
    placeholderData: keepPreviousData, retry: false, staleTime: Infinity, gcTime: 5_000,
  });
  const found = trial.data;
  const extension = guide.item.limits.extension;
  const add = (act: string, value: string | null = null) => setActs([...acts, { at: day, act, with: value }]);
  const remove = (index: number) => setActs(acts.filter((_, at) => at !== index));
  const restart = (from: string) => {
    setDay(from);
    setActs([{ at: from, act: '收件', with: null }]);
  };
  const kinds = new Map(stepsOf(guide.flow).map(({ step }) => [step.title, step] as const));
  const isOver = found !== undefined && found.open.length === 0;
  return (
    <div className="trial">
      <p className="soft small">{say(said.lead)}</p>
      <div className="trial-start">
        <label>{say(said.start)} <input type="date" value={acts[0]!.at} onChange={(e) => e.target.value && restart(e.target.value)} /></label>
        <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={() => restart(acts[0]!.at)}>{say(said.again)}</Button>
      </div>
      {trial.error && <ProblemMessage problem={trial.error as Problem} />}
      <ol className="trial-lines" aria-label={say(said.acts)}>
        {acts.map((act, index) => <Line key={index} act={act} line={found?.lines[index]} onRemove={index > 0 ? () => remove(index) : null} />)}
      </ol>
      {found?.findings.map((finding, index) => <p key={index} className="late-text small">{say(finding.message)}</p>)}
      <div className="trial-next">
        <label>{say(said.on)} <input type="date" value={day} min={acts[acts.length - 1]!.at} onChange={(e) => e.target.value && setDay(e.target.value)} /></label>
        <div className="trial-acts" role="group" aria-label={say(said.next)}>
          {found?.open.flatMap((step) => step.type === 'Accept'
            ? [<Button key="accept" size="small" type="primary" onClick={() => add('受理')}>{say(said.accept)}</Button>]
            : [
              ...(kinds.get(step.title)?.excluded ? [<Button key={`${step.title} announce`} size="small" onClick={() => add('特别程序告知', step.title)}>{say(said.announce).replace('{name}', step.title)}</Button>] : []),
              ...(kinds.get(step.title)?.review === 'PublicNotice' ? [<Button key={`${step.title} post`} size="small" onClick={() => add('发布公示', step.title)}>{say(said.post).replace('{name}', step.title)}</Button>] : []),
              ...step.outcomes.map((outcome) => <Button key={`${step.title} ${outcome}`} size="small" onClick={() => add(step.title, outcome)}>{step.title}：{outcome}</Button>),
            ])}
          {extension && !isOver && <Button size="small" onClick={() => add('延长', extension.max)}>{say(said.extend)} {extension.max}</Button>}
          {!isOver && <Button size="small" onClick={() => add('办至', '办结')}>{say(said.toEnd)}</Button>}
          <Button size="small" type="text" onClick={() => add('查看')}>{say(said.look)}</Button>
        </div>
      </div>
      {found?.status && <p className="trial-status"><span className="soft">{say(said.status)}</span> <strong>{say(found.status)}</strong></p>}
      {found?.today && <Clocks clocks={found.clocks} today={found.today} except={null} />}
    </div>
  );
}

function Line({ act, line, onRemove }: { act: Act; line: Schemas['TrialLine'] | undefined; onRemove: (() => void) | null }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li className={line?.refused ? 'refused' : ''}>
      <time className="small soft">{line ? momentOf(line.at, language) : act.at}</time>
      <div>
        <strong>{act.act}{act.with && `：${act.with}`}</strong>
        {line?.events.filter((event, index) => event.zh !== line.events[index - 1]?.zh).map((event, index) => <span key={index} className="small soft">{say(event)}</span>)}
        {line?.refused && <span className="late-text small"><CloseCircleFilled aria-hidden /> {say(said.refused)}：{say(line.refused)}　<code>{line.code}</code>{line.basis && `　${line.basis}`}</span>}
      </div>
      {onRemove && <button type="button" className="plain" onClick={onRemove} aria-label={say(said.remove)} title={say(said.remove)}><DeleteOutlined aria-hidden /></button>}
    </li>
  );
}
