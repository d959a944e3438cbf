import { Button, Input } from 'antd';
import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { materialForms } from '@/shared/items/itemWords';
import type { Draft, ServiceItem } from './draft';
import { Scans } from './Scans';

const said = {
  all: words('全部已提交', 'All handed in'),
  form: words('形式', 'Form'),
  licence: words('由系统取得电子证照：', 'E-licence, taken from the library: '),
  reference: words('证照编号或者文件编号', 'Licence or file number'),
  notAsked: words('按所填内容不需要', 'not needed with this form'),
  deferrable: words('可以容缺后补', 'may follow later'),
};

const forms = ['Original', 'Copy', 'Electronic'] as const;

/** The item's list; what this form does not ask for is shown as such and cannot be demanded. */
export function HandedIn({ item, draft, asked, held, onChange }: { item: ServiceItem; draft: Draft; asked: string[] | null; held: readonly Schemas['LicenceMatch'][]; onChange: (more: Partial<Draft>) => void }) {
  const say = useSay();
  const isAsked = (key: string) => asked?.includes(key) ?? true;
  const put = (key: string, given: Schemas['SubmittedMaterial'] | undefined) => onChange({ materials: { ...draft.materials, [key]: given } });
  const isHeld = (key: string) => held.some((match) => match.material === key);
  const shown = item.materials.filter((material) => !isHeld(material.key)).filter((material) => isAsked(material.key) || material.need === 'Deferrable' || draft.materials[material.key]);
  const rest = item.materials.filter((material) => !shown.includes(material) && !isHeld(material.key));
  const all = () => onChange({ materials: { ...draft.materials, ...Object.fromEntries(shown.map((m) => [m.key, draft.materials[m.key] ?? { key: m.key, form: m.form, reference: '' }])) } });
  return (
    <>
      <p className="inside all"><Button size="small" onClick={all}>{say(said.all)}</Button></p>
      <ul className="handed">
        {shown.map((material) => {
          const given = draft.materials[material.key];
          return (
            <li key={material.key}>
              <label className="check">
                <input type="checkbox" checked={given !== undefined} onChange={(e) => put(material.key, e.target.checked ? { key: material.key, form: material.form, reference: '' } : undefined)} />
                <span>{material.name}{material.need === 'Deferrable' && <span className="faint small">　{say(said.deferrable)}</span>}</span>
              </label>
              {material.licence && <p className="faint small">{say(said.licence)}{material.licence}</p>}
              {given && (
                <span className="handed-in">
                  <label><span className="visually-hidden">{material.name} {say(said.form)}</span>
                    <select value={given.form} onChange={(e) => put(material.key, { ...given, form: e.target.value as Schemas['MaterialForm'] })}>
                      {forms.map((form) => <option key={form} value={form}>{say(materialForms[form])}</option>)}
                    </select>
                  </label>
                  <Input aria-label={`${material.name} ${say(said.reference)}`} placeholder={say(said.reference)} value={given.reference} onChange={(e) => put(material.key, { ...given, reference: e.target.value })} />
                </span>
              )}
              {given && <Scans name={material.name} files={given.files ?? []} onChange={(files) => put(material.key, { ...given, files })} />}
            </li>
          );
        })}
        {rest.map((material) => <li key={material.key} className="faint">{material.name}　<span className="small">{say(said.notAsked)}</span></li>)}
      </ul>
    </>
  );
}
