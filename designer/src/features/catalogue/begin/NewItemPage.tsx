import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { itemTypes, levels, patternOf } from '@/shared/items/itemWords';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { useOrganisation } from '../editor/flow/fields';
import { useWritingHelp } from '../editor/useWritingHelp';
import { useGuide } from '../item/useGuide';
import '../../workbench/workbench.css';
import '../catalogue.css';
import './begin.css';

type Wish = Schemas['NewItemRequest'];

const said = {
  back: words('事项目录', 'Items'),
  title: words('起草新事项', 'Begin a new item'),
  copyOf: words('复制“{name}”', 'Copy “{name}”'),
  lead: words('先定名称、实施主体和流程，其余在下一页用表单填写。草稿自动保存，由另一人审核发布后才生效。', 'Name, authority and process first; all else is filled in on the next page. The draft is kept as you write and takes effect once another person publishes it.'),
  copyLead: words('材料、条件、时限和流程照抄一份，名称和编码是新的；来源里写明复制自哪一项，核对前可信度为“低”。', 'Materials, conditions, limits and process are copied under a new name and code; the provenance says from what, with low confidence until it is checked.'),
  name: words('事项名称', 'Name'),
  kind: words('与原事项的关系', 'To the item it is copied from'),
  other: words('另一个事项（新的主项）', 'An item of its own'),
  variant: words('同一主项的另一种情形，如变更、延续、注销（业务办理项序号加一）', 'Another variant of the same main item, such as change, renewal, cancellation (the next serial)'),
  authority: words('实施主体', 'Authority'),
  type: words('事项类型', 'Type'),
  level: words('行使层级', 'Level'),
  pattern: words('怎么办（流程）', 'How it is handled (process)'),
  code: words('编码（已有正式编码才填）', 'Code, where one was given out already'),
  codeHow: words('不填由系统按编码规则拟一个；编码发布后不再改，取消后也不再用。', 'Left out, the next free one is proposed by the rules. Published, it never changes nor is used again.'),
  choose: words('请选择', 'Choose'),
  begin: words('开始起草', 'Begin'),
};

/** 起草新事项: from nothing, or as a copy of another. */
export function NewItemPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const from = search.get('from');
  const given = useLocation().state as { text?: string } | null;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const beginning = useMutation<Schemas['NewDraft'], Problem, Wish>({
    mutationFn: (wish) => answered(api.POST('/api/v1/definitions/new', { body: wish })),
    onSuccess: async (begun) => {
      await queries.invalidateQueries({ queryKey: ['all-drafts'] });
      await navigate(`/items/${begun.code}/edit`);
    },
  });
  return (
    <main className="page narrow begin-page">
      <nav className="small"><Link to={from ? `/items/${from}` : '/items'}>← {say(said.back)}</Link></nav>
      {from ? <Copy from={from} text={given?.text ?? null} isBusy={beginning.isPending} begin={beginning.mutate} /> : <FromNothing isBusy={beginning.isPending} begin={beginning.mutate} />}
      {beginning.error && <ProblemMessage problem={beginning.error} />}
    </main>
  );
}

function Copy({ from, text, isBusy, begin }: { from: string; text: string | null; isBusy: boolean; begin: (wish: Wish) => void }) {
  const say = useSay();
  const guide = useGuide(from);
  const [name, setName] = useState<string | null>(null);
  const [isVariant, setVariant] = useState(false);
  const [code, setCode] = useState('');
  const original = guide.data?.item.name ?? '';
  return (
    <Begin title={say(said.copyOf).replace('{name}', original)} lead={say(said.copyLead)} isBusy={isBusy} onBegin={() => begin({ name: name ?? original, code: code.trim() || null, from, text, is_variant: isVariant })}>
      <Labelled label={say(said.name)}>{(id) => <Input id={id} value={name ?? original} onChange={(e) => setName(e.target.value)} required maxLength={200} />}</Labelled>
      <fieldset className="begin-kind"><legend>{say(said.kind)}</legend>
        <label className="check"><input type="radio" name="kind" checked={!isVariant} onChange={() => setVariant(false)} /> {say(said.other)}</label>
        <label className="check"><input type="radio" name="kind" checked={isVariant} onChange={() => setVariant(true)} /> {say(said.variant)}</label>
      </fieldset>
      <Code value={code} onChange={setCode} />
    </Begin>
  );
}

function FromNothing({ isBusy, begin }: { isBusy: boolean; begin: (wish: Wish) => void }) {
  const say = useSay();
  const organisation = useOrganisation();
  const help = useWritingHelp();
  const [name, setName] = useState('');
  const [authority, setAuthority] = useState('');
  const [type, setType] = useState('');
  const [level, setLevel] = useState<string>('County');
  const [pattern, setPattern] = useState('');
  const [code, setCode] = useState('');
  const choice = (id: string, value: string, onChange: (value: string) => void, options: readonly (readonly [string, string])[]) => (
    <select id={id} value={value} onChange={(e) => onChange(e.target.value)} required>
      {value === '' && <option value="">{say(said.choose)}</option>}
      {options.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
    </select>
  );
  return (
    <Begin title={say(said.title)} lead={say(said.lead)} isBusy={isBusy} onBegin={() => begin({ name, code: code.trim() || null, is_variant: false, authority, type: type as keyof typeof itemTypes, level: level as keyof typeof levels, pattern })}>
      <Labelled label={say(said.name)}>{(id) => <Input id={id} value={name} onChange={(e) => setName(e.target.value)} required maxLength={200} />}</Labelled>
      <Labelled label={say(said.authority)}>{(id) => choice(id, authority, setAuthority, (organisation.data?.bodies ?? []).map((body) => [body.name, body.name]))}</Labelled>
      <div className="begin-pair">
        <Labelled label={say(said.type)}>{(id) => choice(id, type, setType, Object.entries(itemTypes).map(([key, each]) => [key, say(each)]))}</Labelled>
        <Labelled label={say(said.level)}>{(id) => choice(id, level, setLevel, Object.entries(levels).map(([key, each]) => [key, say(each)]))}</Labelled>
      </div>
      <Labelled label={say(said.pattern)}>{(id) => choice(id, pattern, setPattern, (help.data?.patterns ?? []).map((each) => [each.name, `${say(patternOf(each.name))}：${each.steps.map((step) => step.title).join('—')}`]))}</Labelled>
      <Code value={code} onChange={setCode} />
    </Begin>
  );
}

function Code({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const say = useSay();
  return <Labelled label={say(said.code)} more={say(said.codeHow)}>{(id) => <Input id={id} value={value} onChange={(e) => onChange(e.target.value)} maxLength={40} />}</Labelled>;
}

function Begin({ title, lead, isBusy, onBegin, children }: { title: string; lead: string; isBusy: boolean; onBegin: () => void; children: ReactNode }) {
  const say = useSay();
  return (
    <form className="panel begin" onSubmit={(event) => {
      event.preventDefault();
      onBegin();
    }}>
      <h1>{title}</h1>
      <p className="soft">{lead}</p>
      {children}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy}>{say(said.begin)}</Button>
    </form>
  );
}

function Labelled({ label, more, children }: { label: string; more?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="begin-field"><label htmlFor={id}>{label}</label>{children(id)}{more && <p className="small faint">{more}</p>}</div>;
}
