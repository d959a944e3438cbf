import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSay, words, type Words } from '@/shared/words/words';
import { changeText, countAt, lineOf, textsAt, type Path } from '../textEdit';
import { addEntry, removeEntry, swapWithNext, type Value } from '../textShape';
import { findingsOn, useWriting } from './FormContext';
import { useTerm, type FieldProps } from './fields';
import { LawHelp } from './LawHelp';
import { Wrong } from './Wrong';

const said = {
  add: words('增加一条', 'Add'),
  remove: words('删去“{name}”', 'Remove “{name}”'),
  up: words('上移“{name}”', 'Move “{name}” up'),
  down: words('下移“{name}”', 'Move “{name}” down'),
};

/** A list of texts; Enter adds the next. */
export function TextsField({ path, element, label, withHelp = true }: FieldProps) {
  const say = useSay();
  const [adding, setAdding] = useState('');
  const term = useTerm(element);
  const writing = useWriting();
  const { text, of, write, order } = writing;
  const values = textsAt(of, path) ?? [];
  const name = label ?? term;
  const add = () => {
    if (adding.trim().length === 0)
      return;
    write(addEntry(text, path, adding.trim(), order));
    setAdding('');
  };
  return (
    <div className="form-row" data-line={lineOf(text, of, path) ?? undefined} data-key={path.join('.')}>
      <fieldset className="field many">
        <legend>{name}</legend>
        {values.map((value, index) => {
          const wrong = findingsOn(writing, [...path, index]);
          return (
            <div key={index} className="many-row" data-line={lineOf(text, of, [...path, index]) ?? undefined}>
              <Input aria-label={`${name} ${index + 1}`} value={value} onChange={(e) => write(changeText(text, [...path, index], e.target.value))} status={wrong.length > 0 ? 'error' : ''} />
              <Button icon={<DeleteOutlined aria-hidden />} aria-label={say(said.remove).replace('{name}', value)} onClick={() => write(removeEntry(text, path, index))} />
              <Wrong findings={wrong} />
            </div>
          );
        })}
        <div className="many-row">
          <Input aria-label={`${name}：${say(said.add)}`} placeholder={say(said.add)} value={adding} onChange={(e) => setAdding(e.target.value)} onPressEnter={(e) => {
            e.preventDefault();
            add();
          }} onBlur={add} />
          <Button icon={<PlusOutlined aria-hidden />} aria-label={`${say(said.add)}：${name}`} disabled={adding.trim().length === 0} onClick={add} />
        </div>
        <Wrong findings={values.length === 0 ? findingsOn(writing, path) : []} />
      </fieldset>
      {withHelp ? <LawHelp element={element} path={path} /> : <span />}
    </div>
  );
}

/** An entry of a list of several fields: it moves and goes as a whole. */
export function Entry({ list, index, count, title, staysEmpty = false, onRemove, children }: {
  list: Path; index: number; count: number; title: string; staysEmpty?: boolean; onRemove?: () => void; children: ReactNode;
}) {
  const say = useSay();
  const { text, of, write } = useWriting();
  const act = (of: Words, icon: ReactNode, isOff: boolean, onClick: () => void) => (
    <button type="button" className="plain" disabled={isOff} aria-label={say(of).replace('{name}', title)} title={say(of).replace('{name}', title)} onClick={onClick}>{icon}</button>
  );
  return (
    <fieldset className="editor-group" data-line={lineOf(text, of, [...list, index]) ?? undefined}>
      <legend>{title}</legend>
      <span className="entry-acts">
        {act(said.up, <ArrowUpOutlined aria-hidden />, index === 0, () => write(swapWithNext(text, list, index - 1)))}
        {act(said.down, <ArrowDownOutlined aria-hidden />, index === count - 1, () => write(swapWithNext(text, list, index)))}
        {act(said.remove, <DeleteOutlined aria-hidden />, false, onRemove ?? (() => write(removeEntry(text, list, index, staysEmpty))))}
      </span>
      {children}
    </fieldset>
  );
}

/** A list whose entries have a few fields each: grounds, questions. */
export function EntriesField({ path, element, blank, children }: FieldProps & { blank: Value; children: (at: Path) => ReactNode }) {
  const say = useSay();
  const term = useTerm(element);
  const { text, of, write, order } = useWriting();
  const count = countAt(of, path);
  return (
    <div className="form-entries" data-key={path.join('.')}>
      <div className="form-entries-head"><h4>{term}</h4><LawHelp element={element} path={path} /></div>
      {Array.from({ length: count }, (_, index) => <Entry key={index} list={path} index={index} count={count} title={`${term} ${index + 1}`}>{children([...path, index])}</Entry>)}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => write(addEntry(text, path, blank, order))}>{say(said.add)}：{term}</Button>
    </div>
  );
}
