import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words, type Words } from '@/shared/words/words';
import { materialForms } from '@/shared/items/itemWords';
import { Scans } from '../intake/Scans';
import type { Command, SendCommand } from './useCommand';

const said = {
  correction: words('登记申请人补正', 'Take in the correction'),
  named: words('告知书列明的材料，须一次补齐', 'What the notice named, all at once'),
  corrected: words('已收到补正材料，重新计算受理期限', 'The correction is taken in; the acceptance limit starts again'),
  correct: words('补正收件', 'Take in'),
  completion: words('登记容缺补齐', 'Take in the materials that were to follow'),
  completed: words('已收到容缺材料', 'The materials are taken in'),
  complete: words('补齐收件', 'Take in'),
  form: words('形式', 'Form'),
  reference: words('证照编号或者文件编号', 'Licence or file number'),
};

const forms = ['Original', 'Copy', 'Electronic'] as const;

type Given = Schemas['SubmittedMaterial'];

/** The window takes in what the one correction notice named. */
export function CorrectionForm({ page, command }: { page: Schemas['CasePage']; command: SendCommand }) {
  const defects = page.correction?.defects ?? [];
  return (
    <HandInForm
      page={page} command={command} title={said.correction} hint={said.named} submit={said.correct}
      lines={defects.map((defect) => ({ key: defect.material, note: defect.standard ?? '' }))}
      of={(materials) => ({ done: said.corrected, send: () => api.POST('/api/v1/cases/{number}/correction', { params: { path: { number: page.number } }, body: { materials } }) })}
    />
  );
}

/** The window takes in what was promised at acceptance (容缺). */
export function CompletionForm({ page, owed, command }: { page: Schemas['CasePage']; owed: Schemas['OwedMaterials']; command: SendCommand }) {
  return (
    <HandInForm
      page={page} command={command} title={said.completion} submit={said.complete}
      hint={words(`承诺于 ${owed.by} 前补齐（${owed.reference}）；未补齐不能准予，逾期退件`, `Promised by ${owed.by} (${owed.reference}); nothing is granted before, and the case lapses after`)}
      lines={owed.keys.map((key) => ({ key, note: '' }))}
      of={(materials) => ({ done: said.completed, send: () => api.POST('/api/v1/cases/{number}/owed-materials', { params: { path: { number: page.number } }, body: { materials } }) })}
    />
  );
}

function HandInForm({ page, command, title, hint, submit, lines, of }: {
  page: Schemas['CasePage']; command: SendCommand; title: Words; hint: Words; submit: Words;
  lines: readonly { key: string; note: string }[]; of: (materials: Given[]) => Command;
}) {
  const say = useSay();
  const materialOf = (key: string) => page.materials.find((material) => material.key === key);
  const [given, setGiven] = useState<Given[]>(lines.map(({ key }) => ({ key, form: materialOf(key)?.form ?? 'Original', reference: '' })));
  const change = (key: string, more: Partial<Given>) => setGiven(given.map((each) => (each.key === key ? { ...each, ...more } : each)));
  return (
    <section className="panel task" aria-labelledby="hand-in">
      <header><h2 id="hand-in">{say(title)}</h2></header>
      <form className="inside step-form" onSubmit={(event) => {
        event.preventDefault();
        command.send(of(given));
      }}>
        <p className="soft small">{say(hint)}</p>
        <ul className="accept-list">
          {lines.map(({ key, note }) => {
            const name = materialOf(key)?.name ?? key;
            const now = given.find((each) => each.key === key)!;
            return (
              <li key={key}>
                <p><strong>{name}</strong>　<span className="small soft">{note}</span></p>
                <span className="handed-in">
                  <label><span className="visually-hidden">{name} {say(said.form)}</span>
                    <select value={now.form} onChange={(e) => change(key, { form: e.target.value as Schemas['MaterialForm'] })}>
                      {forms.map((form) => <option key={form} value={form}>{say(materialForms[form])}</option>)}
                    </select>
                  </label>
                  <Input aria-label={`${name} ${say(said.reference)}`} placeholder={say(said.reference)} value={now.reference} onChange={(e) => change(key, { reference: e.target.value })} />
                </span>
                <Scans name={name} files={now.files ?? []} onChange={(files) => change(key, { files })} />
              </li>
            );
          })}
        </ul>
        {command.problem && <ProblemMessage problem={command.problem} />}
        <div className="submit"><Button type="primary" size="large" htmlType="submit" loading={command.isSending}>{say(submit)}</Button></div>
      </form>
    </section>
  );
}
