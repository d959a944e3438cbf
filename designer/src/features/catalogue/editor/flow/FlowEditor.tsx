import { PartitionOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { patternOf } from '@/shared/items/itemWords';
import { comma, useSay, words } from '@/shared/words/words';
import { stepsOf } from '../../item/steps';
import type { Guide } from '../../item/useGuide';
import type { Finding } from '../useReview';
import { findingsByStep, runningDays, useFlowEdit } from './edit';
import { FlowContext, type Drawing } from './FlowContext';
import { Player, usePlayback, type Shown } from './Player';
import { Parts } from './Parts';
import './flow.css';

const said = {
  pattern: words('流程来自共用模板', 'The process comes from a shared pattern'),
  ofPattern: words('改名称、角色、时限只影响本事项；增删环节会先把模板展开成本事项自己的环节。', 'Names, roles and limits are changed for this item only; adding or removing a step first writes the pattern out as the item’s own steps.'),
  writeOut: words('展开模板', 'Write the pattern out'),
  end: words('办结', 'End'),
  sum: words('最长路径 {n} 个工作日', 'Longest path: {n} working days'),
  promised: words('承诺 {n}', 'promised {n}'),
  statutory: words('法定 {n}', 'by law {n}'),
  keeps: words('不超过承诺', 'keeps the promise'),
  breaks: words('超过承诺 {n} 日', '{n} days over the promise'),
};

/** 流程: the process from top to bottom, changed where it stands; the longest way runs along it with its sum. */
export function FlowEditor({ code, text, now, become, guide, review, goTo, shown, onShown }: {
  code: string; text: string; now: () => string; become: (text: string) => void; guide: Guide; review: { findings: readonly Finding[]; places: readonly Schemas['StepLines'][] };
  goTo: (line: number, column: number) => void; shown: Shown | null; onShown: (shown: Shown | null) => void;
}) {
  const say = useSay();
  const editing = useFlowEdit(code, now, become);
  const play = usePlayback(shown);
  const steps = useMemo(() => stepsOf(guide.flow).map(({ step }) => step), [guide.flow]);
  const drawing: Drawing = {
    steps, running: runningDays(steps.map((step) => step.step), guide.time.steps), findings: findingsByStep(review.findings, review.places),
    visits: play.visits, now: play.now, isBusy: editing.isPending, text, change: (edit) => editing.mutateAsync(edit).then(() => true, () => false), goTo,
  };
  return (
    <FlowContext value={drawing}>
      <div className="flow flow-editor">
        {guide.item.pattern && (
          <div className="flow-pattern small">
            <PartitionOutlined aria-hidden />
            <p><strong>{say(said.pattern)}：{say(patternOf(guide.item.pattern))}</strong><span className="soft">{say(said.ofPattern)}</span></p>
            <Button size="small" loading={editing.isPending} onClick={() => editing.mutate({ kind: 'write_out' })}>{say(said.writeOut)}</Button>
          </div>
        )}
        {editing.error && <ProblemMessage problem={editing.error} />}
        {shown && <Player shown={shown} play={play} onEnd={() => onShown(null)} />}
        <Parts parts={guide.flow} way={[]} />
        <p className="flow-end small">{say(said.end)}</p>
        <Sum time={guide.time} />
      </div>
    </FlowContext>
  );
}

function Sum({ time }: { time: Schemas['TimeSum'] }): ReactNode {
  const say = useSay();
  const over = time.days - time.promised;
  const n = (of: typeof said.sum, days: number) => say(of).replace('{n}', String(days));
  return (
    <p className={`flow-sum ${over > 0 ? 'late' : 'calm'}`}>
      <strong>{n(said.sum, time.days)}</strong>
      <span>{n(said.promised, time.promised)}{typeof time.statutory === 'number' && `${say(comma)}${n(said.statutory, time.statutory)}`}</span>
      <span className={`standing small ${over > 0 ? 'late' : 'calm'}`}>{over > 0 ? n(said.breaks, over) : say(said.keeps)}</span>
    </p>
  );
}
