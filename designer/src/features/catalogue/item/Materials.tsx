import { IdcardOutlined } from '@ant-design/icons';
import { materialForms, materialNeeds, materialSources } from '@/shared/items/itemWords';
import { comma, useSay, words } from '@/shared/words/words';
import type { Guide } from './useGuide';

const said = {
  title: words('申请材料', 'Materials'),
  fixed: words('清单固定，不增不减', 'the list is fixed: no more, no less'),
  none: words('无需提交材料', 'Nothing to hand in'),
  copies: words('{n} 份', '×{n}'),
  when: words('仅当', 'Only when'),
  licence: words('有“{licence}”电子证照的，免于提交', 'not needed with the e-licence “{licence}”'),
  standard: words('受理标准', 'Accepted if'),
};

/** The whole list with the standard each is held against. */
export function Materials({ guide: { item, material_conditions: conditions } }: { guide: Guide }) {
  const say = useSay();
  return (
    <section className="panel" aria-labelledby="materials">
      <header><h2 id="materials">{say(said.title)}</h2><span className="faint small">{say(said.fixed)}</span></header>
      {item.materials.length === 0 ? <p className="inside soft">{say(said.none)}</p> : (
        <ol className="item-materials">
          {item.materials.map((material) => {
            const condition = conditions[material.key];
            return (
              <li key={material.key}>
                <p className="item-material">
                  <strong>{material.name}</strong>
                  {material.need !== 'Required' && <span className="tag">{say(materialNeeds[material.need])}</span>}
                </p>
                <p className="small soft">
                  {say(materialForms[material.form])}{material.copies > 0 && ` ${say(said.copies).replace('{n}', String(material.copies))}`}{say(comma)}{say(materialSources[material.source])}
                </p>
                {condition && <p className="small flow-when">{say(said.when)}：{say(condition)}</p>}
                {material.licence && <p className="small calm-text"><IdcardOutlined aria-hidden /> {say(said.licence).replace('{licence}', material.licence)}</p>}
                {material.accept_if.length > 0 && <ul className="small accept-if" aria-label={say(said.standard)}>{material.accept_if.map((check) => <li key={check}>{check}</li>)}</ul>}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
