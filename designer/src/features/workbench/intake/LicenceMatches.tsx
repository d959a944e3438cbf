import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import type { Draft } from './draft';

const said = {
  consent: words('申请人同意查询电子证照库，能取得的不再提交纸质材料', 'The applicant consents to a look into the e-licence store; what it holds is not asked for'),
  taken: words('由系统取得：', 'Taken from the store: '),
  none: words('电子证照库没有可用的证照', 'The store holds nothing that helps'),
};

/** 同意查询: what the government holds is not asked for on paper; each look is kept with who consented. */
export function LicenceMatches({ draft, matches, onChange }: { draft: Draft; matches: readonly Schemas['LicenceMatch'][] | null; onChange: (more: Partial<Draft>) => void }) {
  const say = useSay();
  const canAsk = draft.name.trim() !== '' && draft.identifier.trim() !== '';
  return (
    <div className="inside">
      <label className="check"><input type="checkbox" disabled={!canAsk} checked={draft.consent} onChange={(e) => onChange({ consent: e.target.checked })} /><span>{say(said.consent)}</span></label>
      {draft.consent && matches && (
        matches.length === 0
          ? <p className="faint small" role="status">{say(said.none)}</p>
          : <ul className="small" role="status">{matches.map((match) => <li key={match.material}>{say(said.taken)}{match.name}　{match.kind} {match.number}</li>)}</ul>
      )}
    </div>
  );
}
