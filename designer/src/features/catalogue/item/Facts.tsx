import { audiences, confidences, handlings, levels, limitOf, patternOf, powerSources, resultKinds } from '@/shared/items/itemWords';
import { plainDay } from '@/shared/words/days';
import { and, comma, useLanguage, useSay, words } from '@/shared/words/words';
import type { Guide } from './useGuide';

const said = {
  title: words('基本要素', 'Elements'),
  main: words('主项', 'Main item'),
  handling: words('办件类型', 'Handling'),
  audience: words('服务对象', 'For'),
  level: words('行使层级', 'Level'),
  limitBasis: words('时限依据', 'Limit set by'),
  extension: words('延长', 'Extension'),
  extended: words('至多 {limit}', 'at most {limit}'),
  renewal: words('延续', 'Renewal'),
  visits: words('到现场次数', 'Visits'),
  fee: words('收费', 'Fee'),
  free: words('不收费', 'none'),
  result: words('审批结果', 'Result'),
  valid: words('有效期 {limit}', 'valid {limit}'),
  library: words('入电子证照库', 'kept as e-licence'),
  process: words('流程', 'Process'),
  from: words('来源', 'Drawn from'),
  checked: words('核对于', 'checked'),
  hash: words('标准指纹', 'Standard’s hash'),
};

/** 要素: the elements of the item that are single values. */
export function Facts({ guide: { item, renewal } }: { guide: Guide }) {
  const say = useSay();
  const language = useLanguage();
  const { limits, result, provenance } = item;
  const rows: [string, string][] = [
    ...(item.main_item ? [[say(said.main), item.main_item] as [string, string]] : []),
    [say(said.handling), say(handlings[item.handling])],
    [say(said.audience), item.audience.map((kind) => say(audiences[kind])).join(say(and))],
    [say(said.level), `${say(levels[item.level])}${say(comma)}${say(powerSources[item.power_source])}`],
    [say(said.limitBasis), limits.statutory_basis],
    ...(limits.extension ? [[say(said.extension), `${say(said.extended).replace('{limit}', say(limitOf(limits.extension.max)))}（${limits.extension.basis}）`] as [string, string]] : []),
    ...(renewal ? [[say(said.renewal), say(renewal)] as [string, string]] : []),
    [say(said.visits), String(item.visits)],
    [say(said.fee), item.fee_basis ?? say(said.free)],
    [say(said.result), [result.document, say(resultKinds[result.kind]), ...(result.valid ? [say(said.valid).replace('{limit}', say(limitOf(result.valid)))] : []), ...(result.is_licence ? [say(said.library)] : [])].join(say(comma))],
    [say(said.process), say(patternOf(item.pattern))],
    [say(said.from), `${provenance.drawn_from}（${say(confidences[provenance.confidence])}${say(comma)}${say(said.checked)} ${plainDay(provenance.checked_on, language)}）${provenance.note ? `　${provenance.note}` : ''}`],
  ];
  return (
    <section className="panel" aria-labelledby="facts">
      <header><h2 id="facts">{say(said.title)}</h2>{provenance.confidence === 'Low' && <span className="standing soon small">{say(confidences.Low)}</span>}</header>
      <dl className="facts">
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        <div><dt>{say(said.hash)}</dt><dd><code className="small">{item.hash.slice(0, 16)}…</code></dd></div>
      </dl>
    </section>
  );
}
