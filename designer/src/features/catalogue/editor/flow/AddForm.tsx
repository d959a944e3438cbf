import { SnippetsOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSay, words } from '@/shared/words/words';
import { copiedPart } from './clipboard';
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
  ground: words('不计时的特别程序', 'Special procedure, not counted'),
  basis: words('不计时的依据', 'Basis for not counting it'),
  paste: words('粘贴“{name}”', 'Paste “{name}”'),
  kind: words('增加什么', 'What to add'),
};

const types = ['审查', '特别程序', '制证', '送达', '事后核查'] as const;

/** 行政许可法 第四十五条 names eight; what else is not counted has a law of its own. */
const grounds = ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'] as const;
const licensingLaw = '《中华人民共和国行政许可法》第四十五条';
const methods = ['书面审查', '实质审查', '现场核查', '专家评审', '征求意见', '集体讨论', '法制审核', '入户调查', '检验', '检测', '鉴定', '公示'] as const;

/** What comes to stand at a place: a step, or a block of steps that run together. */
export function AddForm({ at, onDone }: { at: readonly number[]; onDone: () => void }) {
  const say = useSay();
  const { change } = useDrawing();
  const copied = copiedPart();
  const [kind, setKind] = useState<'step' | 'parallel'>('step');
  const [title, setTitle] = useState('');
  const [type, setType] = useState<string>(types[0]);
  const [role, setRole] = useState('承办人');
  const [limit, setLimit] = useState({ amount: '1', unit: '工作日' });
  const [review, setReview] = useState<string>(methods[0]);
  const [criterion, setCriterion] = useState('');
  const [branches, setBranches] = useState('');
  const [ground, setGround] = useState<string>('专家评审');
  const [basis, setBasis] = useState(licensingLaw);
  const isReview = type === '审查';
  const isSpecial = type === '特别程序';
  const doIt = () => change(kind === 'step'
    ? { kind: 'add_step', at: [...at], title, type, role, limit: limitText(limit), review: isReview ? review : isSpecial ? ground : null, criterion: isReview || isSpecial ? criterion : null, ground: isSpecial ? ground : null, basis: isSpecial ? basis : null }
    : { kind: 'add_parallel', at: [...at], title, branches: branches.split(/[、，,]/u).map((name) => name.trim()).filter(Boolean), role, limit: limitText(limit) });
  return (
    <InPlace label={say(said.add)} onDo={doIt} onDone={onDone}>
      {copied && <p className="flow-paste"><Button size="small" icon={<SnippetsOutlined aria-hidden />} onClick={() => void change({ kind: 'paste', at: [...at], text: copied.text, from: [...copied.at] }).then((done) => done && onDone())}>{say(said.paste).replace('{name}', copied.title)}</Button></p>}
      <fieldset className="flow-choice" aria-label={say(said.kind)}>
        {(['step', 'parallel'] as const).map((each) => <label key={each}><input type="radio" name={`kind-${at.join('-')}`} checked={kind === each} onChange={() => setKind(each)} /> {say(said[each])}</label>)}
      </fieldset>
      <Labelled label={say(said.name)}>{(id) => <Input id={id} value={title} onChange={(e) => setTitle(e.target.value)} required />}</Labelled>
      {kind === 'step' && <Labelled label={say(said.type)}>{(id) => <select id={id} value={type} onChange={(e) => setType(e.target.value)}>{types.map((each) => <option key={each}>{each}</option>)}</select>}</Labelled>}
      <RoleField value={role} onChange={setRole} />
      <LimitField value={limit} onChange={setLimit} />
      {kind === 'step' && isReview && <Labelled label={say(said.method)}>{(id) => <select id={id} value={review} onChange={(e) => setReview(e.target.value)}>{methods.map((each) => <option key={each}>{each}</option>)}</select>}</Labelled>}
      {kind === 'step' && (isReview || isSpecial) && <Labelled label={say(said.criterion)}>{(id) => <Input id={id} value={criterion} onChange={(e) => setCriterion(e.target.value)} required />}</Labelled>}
      {kind === 'step' && isSpecial && <Labelled label={say(said.ground)}>{(id) => <select id={id} value={ground} onChange={(e) => setGround(e.target.value)}>{grounds.map((each) => <option key={each}>{each}</option>)}</select>}</Labelled>}
      {kind === 'step' && isSpecial && <Labelled label={say(said.basis)}>{(id) => <Input id={id} value={basis} onChange={(e) => setBasis(e.target.value)} required />}</Labelled>}
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
