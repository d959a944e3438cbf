import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { SendCommand } from '../useCommand';

const said = {
  none: words('没有比本件更新的版本。', 'There is no version newer than the case’s.'),
  version: words('版本', 'Version'),
  possible: words('可以转入：申请人没有损失。', 'Can be moved: the applicant loses nothing.'),
  impossible: words('不能转入', 'Cannot be moved'),
  moved: words('变动的到期日', 'Due dates that move'),
  noneMoved: words('没有到期日变动。', 'No due date moves.'),
  changes: words('两个版本的差别', 'What differs'),
  reason: words('理由', 'Reason'),
  move: words('转入新版本', 'Move'),
  done: words('已转入新版本', 'Moved to the newer version'),
};

/** 转入新版本: the dry run says what differs, which dates move and what stands in the way, before anything is done. */
export function VersionMove({ page, command }: { page: Schemas['CasePage']; command: SendCommand }) {
  const say = useSay();
  const versions = useQuery({ queryKey: ['versions', page.item], queryFn: () => answered(api.GET('/api/v1/definitions/{code}/versions', { params: { path: { code: page.item } } })) });
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Asked of={versions}>
      {(found) => {
        const newer = found.versions.map((each) => each.version).filter((version) => version > page.version);
        const to = chosen ?? newer[0];
        if (to === undefined)
          return <p>{say(said.none)}</p>;
        return (
          <>
            <label className="check">{say(said.version)} <select value={to} onChange={(e) => setChosen(Number(e.target.value))}>{newer.map((version) => <option key={version} value={version}>{version}</option>)}</select></label>
            <DryRun key={to} page={page} to={to} command={command} />
          </>
        );
      }}
    </Asked>
  );
}

function DryRun({ page, to, command }: { page: Schemas['CasePage']; to: number; command: SendCommand }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const run = useQuery({
    queryKey: ['case', page.number, 'move', to],
    queryFn: () => answered(api.GET('/api/v1/cases/{number}/version-move', { params: { path: { number: page.number }, query: { to } } })),
  });
  return (
    <Asked of={run}>
      {({ plan, changes }) => (
        <>
          {plan.obstacles.length === 0 ? <p className="standing calm">{say(said.possible)}</p>
            : <div className="problem" role="status"><div><p><strong>{say(said.impossible)}</strong></p><ul>{plan.obstacles.map((each) => <li key={each.en}>{say(each)}</li>)}</ul></div></div>}
          <h3>{say(said.moved)}</h3>
          {plan.moved.length === 0 ? <p className="soft">{say(said.noneMoved)}</p>
            : <ul>{plan.moved.map((each) => <li key={each.clock}><code>{each.clock}</code>　{each.from} → <strong>{each.to}</strong></li>)}</ul>}
          <h3>{say(said.changes)}</h3>
          <ul className="version-changes">{changes.map((each) => <li key={each.where.zh + each.what.zh}><span className="faint small">{say(each.where)}</span><span>{say(each.what)}{each.effect_words && <span className="small soft">　{say(each.effect_words)}</span>}</span></li>)}</ul>
          {plan.obstacles.length === 0 && (
            <form className="step-form" onSubmit={(event) => {
              event.preventDefault();
              command.send({ done: said.done, send: () => api.POST('/api/v1/cases/{number}/version-move', { params: { path: { number: page.number } }, body: { version: to, reason: reason.trim() } }) });
            }}>
              <div className="field"><label htmlFor="move-reason">{say(said.reason)}</label><Input.TextArea id="move-reason" value={reason} required maxLength={2000} onChange={(e) => setReason(e.target.value)} /></div>
              {command.problem && <ProblemMessage problem={command.problem} />}
              <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending}>{say(said.move)}</Button></div>
            </form>
          )}
        </>
      )}
    </Asked>
  );
}
