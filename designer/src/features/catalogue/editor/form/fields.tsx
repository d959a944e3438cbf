import { Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { useSay, words, type Words } from '@/shared/words/words';
import { schemasAt } from '../schemaHelp';
import { lineOf, nodeAt, textAt, type Path } from '../textEdit';
import { putValue, removeKey } from '../textShape';
import { findingsOn, useWriting, type Writing } from './FormContext';
import { LawHelp } from './LawHelp';
import { Wrong } from './Wrong';
import { wordOf } from './words';

const said = {
  unit: words('单位', 'Unit'),
  unset: words('请选择', 'Choose'),
  standard: words('（模板：{limit}）', '(pattern: {limit})'),
};

export interface FieldProps {
  readonly path: Path;
  readonly element: string;
  /** Another name than the element's term. */
  readonly label?: string;
  /** Whether the law stands beside it; not where it does beside one like it above. */
  readonly withHelp?: boolean;
}

/** The term of an element, in the reader's language. */
export function useTerm(element: string): string {
  const say = useSay();
  const note = useWriting().help?.elements.find((each) => each.element === element);
  return note ? say(note.term) : element;
}

/** Writes a value; where nothing is left an optional key goes, a needed one stays empty for the findings to ask for. */
export function useWrite(path: Path) {
  const { text, write, order, schema } = useWriting();
  const key = String(path.at(-1));
  const isOptional = schema !== null && schemasAt(schema, inSchema(path.slice(0, -1))).some((each) => each.properties?.[key] && !each.required?.includes(key));
  return (value: string | number | boolean | readonly string[] | null) => {
    const isNothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    write(isNothing && (isOptional || Array.isArray(value)) ? removeKey(text, path) : putValue(text, path, isNothing ? '' : value, order));
  };
}

/** A field with its name, what is wrong with it, and the law beside it. */
export function Row({ path, element, label, withHelp = true, children }: FieldProps & { children: (id: string, isWrong: boolean) => ReactNode }) {
  const id = useId();
  const term = useTerm(element);
  const writing = useWriting();
  const wrong = findingsOn(writing, path);
  return (
    <div className="form-row" data-line={lineOf(writing.text, writing.of, path) ?? undefined} data-key={path.join('.')}>
      <div className="field">
        <label htmlFor={id}>{label ?? term}</label>
        {children(id, wrong.length > 0)}
        <Wrong findings={wrong} />
      </div>
      {withHelp ? <LawHelp element={element} path={path} /> : <span />}
    </div>
  );
}

export function TextField({ isLong = false, isFixed = false, ...props }: FieldProps & { isLong?: boolean; isFixed?: boolean }) {
  const writing = useWriting();
  const value = textAt(writing.of, props.path) ?? '';
  const put = useWrite(props.path);
  return (
    <Row {...props}>{(id, isWrong) => isLong
      ? <Input.TextArea id={id} autoSize value={value} onChange={(e) => put(e.target.value.replaceAll('\n', ' '))} status={isWrong ? 'error' : ''} />
      : <Input id={id} value={value} onChange={(e) => put(e.target.value)} status={isWrong ? 'error' : ''} readOnly={isFixed} />}</Row>
  );
}

export function NumberField(props: FieldProps) {
  const value = textAt(useWriting().of, props.path) ?? '';
  const put = useWrite(props.path);
  return <Row {...props}>{(id, isWrong) => <Input id={id} inputMode="numeric" className="short" value={value} onChange={(e) => put(e.target.value.replace(/[^\d.]/gu, ''))} status={isWrong ? 'error' : ''} />}</Row>;
}

export function DateField(props: FieldProps) {
  const value = textAt(useWriting().of, props.path) ?? '';
  const put = useWrite(props.path);
  return <Row {...props}>{(id) => <input id={id} type="date" className="plain-input" value={value} onChange={(e) => put(e.target.value)} />}</Row>;
}

/** One of the words of the language; without one the value that holds unless said. */
export function ChoiceField({ otherwise, options, ...props }: FieldProps & { otherwise?: Words; options?: readonly string[] }) {
  const say = useSay();
  const writing = useWriting();
  const value = textAt(writing.of, props.path) ?? '';
  const put = useWrite(props.path);
  const all = options ?? enumAt(writing, props.path);
  return (
    <Row {...props}>{(id) => (
      <select id={id} value={value} onChange={(e) => put(e.target.value)}>
        {(value === '' || otherwise) && <option value="">{say(otherwise ?? said.unset)}</option>}
        {[...new Set([...(value === '' ? [] : [value]), ...all])].map((word) => <option key={word} value={word}>{say(wordOf(word))}</option>)}
      </select>
    )}</Row>
  );
}

/** Several of the words of the language. */
export function WordsField(props: FieldProps) {
  const say = useSay();
  const writing = useWriting();
  const term = useTerm(props.element);
  const put = useWrite(props.path);
  const node = nodeAt(writing.of, props.path)?.toJS(writing.of) as unknown;
  const chosen = Array.isArray(node) ? node.map(String) : [];
  const all = enumAt(writing, [...props.path, '*']);
  return (
    <Row {...props}>{(id) => (
      <div id={id} role="group" aria-label={term} className="form-checks">
        {all.map((word) => <label key={word} className="check"><input type="checkbox" checked={chosen.includes(word)} onChange={(e) => put(all.filter((each) => each === word ? e.target.checked : chosen.includes(each)))} /> {say(wordOf(word))}</label>)}
      </div>
    )}</Row>
  );
}

/** Yes or no; what holds unless said is not written. */
export function CheckField({ unlessSaid = false, ...props }: FieldProps & { unlessSaid?: boolean }) {
  const term = useTerm(props.element);
  const value = textAt(useWriting().of, props.path);
  const put = useWrite(props.path);
  const isOn = value === null ? unlessSaid : value === 'true';
  return <label className="check form-check"><input type="checkbox" checked={isOn} onChange={(e) => put(e.target.checked === unlessSaid ? null : e.target.checked)} /> {props.label ?? term}</label>;
}

const units = ['工作日', '自然日', '个月', '年', '小时'];
const unitWords: Record<string, Words> = { 工作日: words('工作日', 'working days'), 自然日: words('自然日', 'natural days'), 个月: words('个月', 'months'), 年: words('年', 'years'), 小时: words('小时', 'hours') };

/** A limit in number and unit; `word` is what may stand instead: 无, 即办. */
export function LimitField({ word, standard, ...props }: FieldProps & { word?: Words; standard?: string | null }) {
  const say = useSay();
  const value = textAt(useWriting().of, props.path) ?? '';
  const put = useWrite(props.path);
  const [, amount = '', unit = '工作日'] = /^(\d+)\s*个?(工作日|自然日|月|年|小时)$/u.exec(value) ?? [];
  const isWord = word !== undefined && value === word.zh;
  const shown = unit === '月' ? '个月' : unit;
  const isOdd = value !== '' && amount === '' && !isWord;
  return (
    <Row {...props}>{(id, isWrong) => isOdd
      ? <Input id={id} value={value} onChange={(e) => put(e.target.value)} status="error" />
      : (
        <span className="form-limit">
          <Input id={id} inputMode="numeric" className="short" value={amount} disabled={isWord} status={isWrong ? 'error' : ''} placeholder={standard ? /^\d+/u.exec(standard)?.[0] : ''} onChange={(e) => put(e.target.value.replace(/\D/gu, '') === '' ? null : `${e.target.value.replace(/\D/gu, '')} ${shown}`)} />
          <select aria-label={say(said.unit)} value={shown} disabled={isWord || amount === ''} onChange={(e) => put(`${amount} ${e.target.value}`)}>{units.map((each) => <option key={each} value={each}>{say(unitWords[each]!)}</option>)}</select>
          {word && <label className="check"><input type="checkbox" checked={isWord} onChange={(e) => put(e.target.checked ? word.zh : null)} /> {say(word)}</label>}
          {standard && value === '' && <span className="small faint">{say(said.standard).replace('{limit}', standard)}</span>}
        </span>
      )}</Row>
  );
}

/** The words that the schema allows at a place. */
export function enumAt({ schema }: Writing, path: Path): string[] {
  return schema ? schemasAt(schema, inSchema(path)).flatMap((each) => (each.enum ?? []).map(String)) : [];
}

/** A place of the text as the schema names it. */
export const inSchema = (path: Path): string[] => path.map((key) => typeof key === 'number' ? '*' : key);
