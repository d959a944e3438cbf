import { Input } from 'antd';
import { useState } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { InPlace, Labelled, LimitField, limitText, RoleField, type Limit } from './fields';
import { useDrawing } from './FlowContext';

type Step = Schemas['FlowPartOneStep'];

const said = {
  change: words('修改环节', 'Change the step'),
  name: words('环节名称', 'Name'),
  criteria: words('审查要点（一行一条）', 'Criteria, one a line'),
  people: words('办理人数（至少）', 'Officers, at least'),
  back: words('增加退回', 'Add a return'),
  label: words('结果名称', 'Outcome'),
  to: words('退回到', 'Back to'),
  max: words('一件至多几次', 'At most, in a case'),
  defaultLabel: words('退回补充', '退回补充'),
};

/** "2 工作日" in its parts. */
function limitIn(limit: string): Limit {
  const [, amount = '0', unit = '工作日'] = /^(\d+)\s*(\S+)$/u.exec(limit) ?? [];
  return { amount, unit };
}

/** What a step says of itself; only what was changed is written. */
export function StepForm({ step, onDone }: { step: Step; onDone: () => void }) {
  const say = useSay();
  const { change } = useDrawing();
  const was = limitIn(step.limit);
  const [title, setTitle] = useState(step.title);
  const [role, setRole] = useState<string>(step.role);
  const [limit, setLimit] = useState(was);
  const [people, setPeople] = useState(String(step.people));
  const [criteria, setCriteria] = useState(step.criteria.join('\n'));
  const takesCriteria = step.is === 'Review' || step.is === 'Special' || step.criteria.length > 0;
  const doIt = async () => {
    const changes: [key: string, value: string][] = [];
    if (title !== step.title) changes.push(['title', title]);
    if (role !== step.role) changes.push(['role', role]);
    if (limitText(limit) !== limitText(was)) changes.push(['limit', limitText(limit)]);
    if (people !== String(step.people)) changes.push(['people', people]);
    const wanted = criteria.split('\n').map((line) => line.trim()).filter(Boolean);
    if (changes.length > 0 && !await change({ kind: 'set', step: step.step, values: changes.map(([key, value]) => ({ key, value })) }))
      return false;
    return wanted.join('\n') === step.criteria.join('\n') || change({ kind: 'set_list', step: step.step, key: 'criteria', values: wanted });
  };
  return (
    <InPlace label={say(said.change)} onDo={doIt} onDone={onDone}>
      <Labelled label={say(said.name)}>{(id) => <Input id={id} value={title} onChange={(e) => setTitle(e.target.value)} required />}</Labelled>
      <RoleField value={role} onChange={setRole} />
      <LimitField value={limit} onChange={setLimit} />
      <Labelled label={say(said.people)}>{(id) => <Input id={id} inputMode="numeric" value={people} onChange={(e) => setPeople(e.target.value.replace(/\D/gu, ''))} required />}</Labelled>
      {takesCriteria && <div className="flow-wide"><Labelled label={say(said.criteria)}>{(id) => <Input.TextArea id={id} autoSize value={criteria} onChange={(e) => setCriteria(e.target.value)} />}</Labelled></div>}
    </InPlace>
  );
}

/** 退回: to an earlier step, so often and no oftener. */
export function ReturnForm({ step, onDone }: { step: Step; onDone: () => void }) {
  const say = useSay();
  const { steps, change } = useDrawing();
  const before = steps.slice(0, steps.findIndex((each) => each.step === step.step)).filter((each) => each.is !== 'Accept');
  const targets = before.length > 0 ? before : [step];
  const [label, setLabel] = useState(said.defaultLabel.zh);
  const [to, setTo] = useState<string>(targets[targets.length - 1]!.step);
  const [max, setMax] = useState('1');
  return (
    <InPlace label={say(said.back)} onDone={onDone} onDo={() => change({ kind: 'add_return', step: step.step, to, label, max: Number(max) })}>
      <Labelled label={say(said.label)}>{(id) => <Input id={id} value={label} onChange={(e) => setLabel(e.target.value)} required />}</Labelled>
      <Labelled label={say(said.to)}>{(id) => <select id={id} value={to} onChange={(e) => setTo(e.target.value)}>{targets.map((each) => <option key={each.step} value={each.step}>{each.title}</option>)}</select>}</Labelled>
      <Labelled label={say(said.max)}>{(id) => <select id={id} value={max} onChange={(e) => setMax(e.target.value)}>{['1', '2', '3', '4', '5'].map((n) => <option key={n}>{n}</option>)}</select>}</Labelled>
    </InPlace>
  );
}
