import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';
import './organisation.css';

type Organisation = Schemas['OrganisationView'];

const said = {
  title: words('组织机构和角色', 'Bodies and roles'),
  bodies: words('实施主体', 'Bodies'),
  roles: words('角色', 'Roles'),
  find: words('机构名称、简称或者代码', 'Name, short name or code'),
  short: words('简称', 'Short'),
  uscc: words('统一社会信用代码', 'Credit code'),
  contact: words('咨询电话', 'Enquiries'),
  complaints: words('监督投诉电话', 'Complaints'),
  items: words('事项', 'Items'),
  synthetic: words('虚拟代码', 'made up'),
  apart: words('窗口收件的人不能审查同一件：收件权和审核权分离。', 'Who takes a case in at the window never reviews it.'),
  Window: words('窗口', 'At the window'),
  BackOffice: words('后台', 'Back office'),
  Supervision: words('监督', 'Supervision'),
  Policy: words('政策', 'Policy'),
  Administration: words('管理', 'Administration'),
  uses: words('{n} 个事项', '{n} items'),
};

const sides = ['Window', 'BackOffice', 'Supervision', 'Policy', 'Administration'] as const;

/** 组织机构和角色, as the definitions have them. */
export function OrganisationPage() {
  const say = useSay();
  const asked = useQuery({ queryKey: ['organisation'], queryFn: () => answered(api.GET('/api/v1/definitions/organisation', {})), staleTime: Infinity });
  return (
    <main className="page organisation-page">
      <header className="page-head"><h1>{say(said.title)}</h1></header>
      <Asked of={asked}>{(found) => <div className="organisation-grid"><Bodies bodies={found.bodies} /><Roles roles={found.roles} /></div>}</Asked>
    </main>
  );
}

function Bodies({ bodies }: { bodies: Organisation['bodies'] }) {
  const say = useSay();
  const [words, setWords] = useState('');
  const shown = bodies.filter((body) => `${body.name} ${body.short} ${body.uscc}`.includes(words.trim()));
  return (
    <section className="panel" aria-labelledby="bodies">
      <header><h2 id="bodies">{say(said.bodies)}</h2><span className="soft small">{shown.length}</span><Input className="after" allowClear aria-label={say(said.find)} placeholder={say(said.find)} value={words} onChange={(e) => setWords(e.target.value)} /></header>
      <ul className="body-list">
        {shown.map((body) => (
          <li key={body.name}>
            <p><strong>{body.name}</strong><span className="soft small">{say(said.short)} {body.short}</span></p>
            <p className="small soft"><code>{body.uscc}</code>{body.synthetic && <span className="tag">{say(said.synthetic)}</span>}</p>
            <p className="small soft">{say(said.contact)} {body.contact}　{say(said.complaints)} {body.supervision}</p>
            <Link to={`/items?authority=${encodeURIComponent(body.name)}`}>{say(said.uses).replace('{n}', String(body.items))}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Roles({ roles }: { roles: Organisation['roles'] }) {
  const say = useSay();
  return (
    <section className="panel roles" aria-labelledby="roles">
      <header><h2 id="roles">{say(said.roles)}</h2></header>
      <p className="inside small soft">{say(said.apart)}</p>
      {sides.map((side) => {
        const of = roles.filter((role) => role.side === side);
        return of.length > 0 && (
          <div key={side} className="inside">
            <h3>{say(said[side])}</h3>
            <ul>{of.map((role) => <li key={role.name}><strong>{role.name}</strong>{role.items > 0 && <span className="soft small">{say(said.uses).replace('{n}', String(role.items))}</span>}</li>)}</ul>
          </div>
        );
      })}
    </section>
  );
}
