import { LockOutlined } from '@ant-design/icons';
import type { Schemas } from '@/shared/api/client';
import { fieldTypes } from '@/shared/items/itemWords';
import { comma, useSay, words } from '@/shared/words/words';

const said = {
  title: words('申请表', 'Application form'),
  field: words('填写内容', 'Field'),
  type: words('形式', 'Form'),
  optional: words('选填', 'optional'),
  personal: words('个人信息', 'personal data'),
  atLeast: words('不少于 {n}', 'at least {n}'),
  atMost: words('不超过 {n}', 'at most {n}'),
};

/** What the applicant fills in. */
export function FormFields({ fields }: { fields: Schemas['FormField'][] }) {
  const say = useSay();
  return (
    <section className="panel" aria-labelledby="form">
      <header><h2 id="form">{say(said.title)}</h2></header>
      <table className="item-table">
        <thead><tr><th scope="col">{say(said.field)}</th><th scope="col">{say(said.type)}</th></tr></thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">{field.label}{!field.required && <span className="tag">{say(said.optional)}</span>}{field.personal && <span className="faint small" title={say(said.personal)}> <LockOutlined aria-hidden /><span className="visually-hidden">{say(said.personal)}</span></span>}</th>
              <td className="soft">{bounds(field, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function bounds(field: Schemas['FormField'], say: ReturnType<typeof useSay>): string {
  if (field.options.length > 0)
    return field.options.join('、');
  return [
    say(fieldTypes[field.type]), ...(field.unit ? [field.unit] : []),
    ...(typeof field.min === 'number' ? [say(said.atLeast).replace('{n}', String(field.min))] : []),
    ...(typeof field.max === 'number' ? [say(said.atMost).replace('{n}', String(field.max))] : []),
  ].join(say(comma));
}
