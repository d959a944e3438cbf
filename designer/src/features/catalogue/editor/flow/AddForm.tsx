import { Input } from 'antd';
import { useState } from 'react';
import { useSay, words } from '@/shared/words/words';
import { InPlace, Labelled, LimitField, limitText, RoleField } from './fields';
import { useDrawing } from './FlowContext';

const said = {
  add: words('增加', 'Add'),
  step: words('环节', 'A step'),
  parallel: words('并联', 'Steps in parallel'),
  name: words('名称', 'Name'),
  type: words('类型', 'Type'),
  method: words('审查方式', 'Method'),
  criterion: words('审查要点', 'Criterion'),
  branches: words('分支名称，用顿号分开', 'Branches, separated by 、'),
  branch: words('分支名称', 'Name of the branch'),
  kind: words('增加什么', 'What to add'),
};

const types = ['审查', '制证', '送达', '事后核查'] as const;
const methods = ['书面审查', '实质审查', '现场核查', '专家评审', '征求意见', '集体讨论', '法制审核', '入户调查', '检验', '检测', '鉴定', '公示'] as const;

/** What comes to stand at a place: a step, or a block of steps that run together. */
export function AddForm({ at, onDone }: { at: readonly number[]; onDone: () => void }) {
  const say = useSay();
  const { change } = useDrawing();
  const [kind, setKind] = useState<'step' | 'parallel'>('step');
  const [title, setTitle] = useState('');
  const [type, setType] = useState<string>(types[0]);
  const [role, setRole] = useState('承办人');
  const [limit, setLimit] = useState({ amount: '1', unit: '工作日' });
  const [review, setReview] = useState<string>(methods[0]);
  const [criterion, setCriterion] = useState('');
  const [branches, setBranches] = useState('');
  const isReview = type === '审查';
  const doIt = () => change(kind === 'step'
    ? { kind: 'add_step', at: [...at], title, type, role, limit: limitText(limit), review: isReview ? review : null, criterion: isReview ? criterion : null }
    : { kind: 'add_parallel', at: [...at], title, branches: branches.split(/[、，,]/u).map((name) => name.trim()).filter(Boolean), role, limit: limitText(limit) });
  return (
    <InPlace label={say(said.add)} onDo={doIt} onDone={onDone}>
      <fieldset className="flow-choice" aria-label={say(said.kind)}>
        {(['step', 'parallel'] as const).map((each) => <label key={each}><input type="radio" name={`kind-${at.join('-')}`} checked={kind === each} onChange={() => setKind(each)} /> {say(said[each])}</label>)}
      </fieldset>
      <Labelled label={say(said.name)}>{(id) => <Input id={id} value={title} onChange={(e) => setTitle(e.target.value)} required />}</Labelled>
      {kind === 'step' && <Labelled label={say(said.type)}>{(id) => <select id={id} value={type} onChange={(e) => setType(e.target.value)}>{types.map((each) => <option key={each}>{each}</option>)}</select>}</Labelled>}
      <RoleField value={role} onChange={setRole} />
      <LimitField value={limit} onChange={setLimit} />
      {kind === 'step' && isReview && <Labelled label={say(said.method)}>{(id) => <select id={id} value={review} onChange={(e) => setReview(e.target.value)}>{methods.map((each) => <option key={each}>{each}</option>)}</select>}</Labelled>}
      {kind === 'step' && isReview && <Labelled label={say(said.criterion)}>{(id) => <Input id={id} value={criterion} onChange={(e) => setCriterion(e.target.value)} required />}</Labelled>}
      {kind === 'parallel' && <Labelled label={say(said.branches)}>{(id) => <Input id={id} value={branches} onChange={(e) => setBranches(e.target.value)} placeholder="消防、环保" required />}</Labelled>}
    </InPlace>
  );
}

export function AddBranchForm({ at, onDone }: { at: readonly number[]; onDone: () => void }) {
  const say = useSay();
  const { change } = useDrawing();
  const [name, setName] = useState('');
  const [role, setRole] = useState('承办人');
  const [limit, setLimit] = useState({ amount: '1', unit: '工作日' });
  return (
    <InPlace label={say(said.add)} onDone={onDone} onDo={() => change({ kind: 'add_branch', at: [...at], name, role, limit: limitText(limit) })}>
      <Labelled label={say(said.branch)}>{(id) => <Input id={id} value={name} onChange={(e) => setName(e.target.value)} required />}</Labelled>
      <RoleField value={role} onChange={setRole} />
      <LimitField value={limit} onChange={setLimit} />
    </InPlace>
  );
}
