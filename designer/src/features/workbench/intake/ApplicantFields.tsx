import { Input } from 'antd';
import { useSay, words } from '@/shared/words/words';
import { audiences } from '@/shared/items/itemWords';
import type { Schemas } from '@/shared/api/client';
import { AgentFields, blankAgent } from './AgentFields';
import type { Draft } from './draft';
import { personal } from './identity';
import { IdentityField } from './IdentityField';

const said = {
  kind: words('申请人类型', 'Kind of applicant'),
  name: words('姓名或者名称', 'Name'),
  phone: words('联系电话', 'Phone'),
  agent: words('由代办人代为提交', 'Handed in by an agent'),
};

/** 申请人 with an identity that is checked while it is typed, and whoever acts for them. */
export function ApplicantFields({ audience, draft, onChange }: { audience: readonly Schemas['Audience'][]; draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  const say = useSay();
  const isPerson = draft.kind === 'NaturalPerson';
  return (
    <>
      <fieldset className="outcomes wide">
        <legend>{say(said.kind)}</legend>
        {audience.map((kind) => <label key={kind} className="outcome"><input type="radio" name="kind" checked={draft.kind === kind} onChange={() => onChange({ kind })} />{say(audiences[kind])}</label>)}
      </fieldset>
      <div className="field"><label htmlFor="name">{say(said.name)}<span aria-hidden className="required">*</span></label><Input id="name" value={draft.name} required autoComplete="off" onChange={(e) => onChange({ name: e.target.value })} /></div>
      <IdentityField key={draft.kind} id="identifier" documents={isPerson ? personal : ['Uscc']} document={(isPerson ? draft.document : null) ?? 'Uscc'} number={draft.identifier}
        onChange={(document, identifier) => onChange({ identifier, ...(isPerson ? { document } : {}) })} />
      <div className="field"><label htmlFor="applicant-phone">{say(said.phone)}</label><Input id="applicant-phone" value={draft.phone} autoComplete="off" onChange={(e) => onChange({ phone: e.target.value })} /></div>
      <label className="check wide"><input type="checkbox" checked={draft.agent !== null} onChange={(e) => onChange({ agent: e.target.checked ? blankAgent : null })} />{say(said.agent)}</label>
      {draft.agent && <AgentFields agent={draft.agent} onChange={(agent) => onChange({ agent })} />}
    </>
  );
}
