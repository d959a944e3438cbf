import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import type { Answer, AskedStep } from './answer';

const said = {
  reason: words('退回理由', 'Reason of the return'),
  material: words('材料', 'Material'),
  standard: words('不符合的受理标准', 'Standard it fails'),
  choose: words('请选择', 'Choose'),
};

/** 退回理由 by code; where it concerns a material, which one and which standard it fails. */
export function ReturnFields({ page, step, answer, onChange }: { page: Schemas['CasePage']; step: AskedStep; answer: Answer; onChange: (more: Partial<Answer>) => void }) {
  const say = useSay();
  const chosen = step.return_reasons.find((reason) => reason.code === answer.returned?.reason);
  const material = page.materials.find((each) => each.key === answer.returned?.material);
  const select = (label: string, value: string, options: readonly (readonly [string, string])[], choose: (value: string) => void) => (
    <div className="field">
      <label>{label}
        <select value={value} onChange={(e) => choose(e.target.value)} required>
          <option value="">{say(said.choose)}</option>
          {options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
      </label>
    </div>
  );

  return (
    <>
      {select(say(said.reason), chosen?.code ?? '', step.return_reasons.map((reason) => [reason.code, `${reason.code} ${reason.name}`]), (reason) => onChange({ returned: { reason } }))}
      {chosen?.names_material && select(say(said.material), material?.key ?? '', page.materials.map((each) => [each.key, each.name]), (key) => onChange({ returned: { reason: chosen.code, material: key } }))}
      {chosen?.names_material && material && select(say(said.standard), answer.returned?.standard ?? '', material.accept_if.map((each) => [each, each]), (standard) => onChange({ returned: { reason: chosen.code, material: material.key, standard } }))}
    </>
  );
}
