import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { materialForms } from '@/shared/items/itemWords';
import type { SendCommand } from './useCommand';

const said = {
  title: words('登记申请人补正', 'Take in the correction'),
  named: words('告知书列明的材料，须一次补齐', 'What the notice named, all at once'),
  form: words('形式', 'Form'),
  reference: words('证照编号或者文件编号', 'Licence or file number'),
  submit: words('补正收件', 'Take in'),
  done: words('已收到补正材料，重新计算受理期限', 'The correction is taken in; the acceptance limit starts again'),
};

const forms = ['Original', 'Copy', 'Electronic'] as const;

/** The window takes in what the one correction notice named. */
export function CorrectionForm({ page, command }: { page: Schemas['CasePage']; command: SendCommand }) {
  const say = useSay();
  const defects = page.correction?.defects ?? [];
  const [given, setGiven] = useState<Schemas['SubmittedMaterial'][]>(defects.map((defect) => ({
    key: defect.material, form: page.materials.find((material) => material.key === defect.material)?.form ?? 'Original', reference: '',
  })));
  const change = (key: string, more: Partial<Schemas['SubmittedMaterial']>) => setGiven(given.map((each) => (each.key === key ? { ...each, ...more } : each)));
  return (
    <section className="panel task" aria-labelledby="correction">
      <header><h2 id="correction">{say(said.title)}</h2></header>
      <form className="inside step-form" onSubmit={(event) => {
        event.preventDefault();
        command.send({ done: said.done, send: () => api.POST('/api/v1/cases/{number}/correction', { params: { path: { number: page.number } }, body: { materials: given } }) });
      }}>
        <p className="soft small">{say(said.named)}</p>
        <ul className="accept-list">
          {defects.map((defect) => {
            const material = page.materials.find((each) => each.key === defect.material);
            const now = given.find((each) => each.key === defect.material)!;
            return (
              <li key={defect.material}>
                <p><strong>{material?.name}</strong>　<span className="small soft">{defect.standard ?? ''}</span></p>
                <span className="handed-in">
                  <label><span className="visually-hidden">{material?.name} {say(said.form)}</span>
                    <select value={now.form} onChange={(e) => change(defect.material, { form: e.target.value as Schemas['MaterialForm'] })}>
                      {forms.map((form) => <option key={form} value={form}>{say(materialForms[form])}</option>)}
                    </select>
                  </label>
                  <Input aria-label={`${material?.name ?? ''} ${say(said.reference)}`} placeholder={say(said.reference)} value={now.reference} onChange={(e) => change(defect.material, { reference: e.target.value })} />
                </span>
              </li>
            );
          })}
        </ul>
        {command.problem && <ProblemMessage problem={command.problem} />}
        <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(said.submit)}</Button></div>
      </form>
    </section>
  );
}
