import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';
import { Flow, type Paint } from '../item/Flow';
import { TimeProof } from '../item/TimeProof';
import type { Guide } from '../item/useGuide';

const said = {
  before: words('修订前：第 {n} 版', 'Before: version {n}'),
  after: words('修订后：第 {n} 版', 'Afterwards: version {n}'),
  same: words('流程没有改动', 'The process does not change'),
  Added: words('增加', 'added'),
  Removed: words('删去', 'removed'),
  Changed: words('改动', 'changed'),
  none: words('新事项，没有此前的版本', 'A new item: there is no version before it'),
};

/** The process before and afterwards, side by side, with what differs marked in both. */
export function TwoFlows({ code, before, after, steps }: { code: string; before: number; after: Guide; steps: readonly Schemas['MarkedStep'][] }) {
  const say = useSay();
  const marks = new Map(steps.map((each) => [each.step, each.mark] as const));
  const paint: Paint = ({ step }) => {
    const mark = marks.get(step);
    return mark ? { tone: `mark-${mark}`, more: <p className="mark-line"><span className={`flow-mark small ${mark}`}>{say(said[mark])}</span></p> } : { tone: '', more: null };
  };
  return (
    <>
      {before > 0 && steps.length === 0 && <p className="inside soft small">{say(said.same)}</p>}
      <div className="two-flows">
        <section aria-label={say(said.before).replace('{n}', String(before))}>
          {before === 0 ? <p className="inside soft">{say(said.none)}</p> : <Before code={code} version={before} paint={paint} />}
        </section>
        <section aria-label={say(said.after).replace('{n}', String(after.item.version))}>
          <h3>{say(said.after).replace('{n}', String(after.item.version))}</h3>
          <TimeProof guide={after} />
          <Flow parts={after.flow} paint={paint} />
        </section>
      </div>
    </>
  );
}

function Before({ code, version, paint }: { code: string; version: number; paint: Paint }) {
  const say = useSay();
  const guide = useQuery({
    queryKey: ['definition', code, 'version', version, 'guide'],
    queryFn: () => answered(api.GET('/api/v1/definitions/{code}/versions/{version}/guide', { params: { path: { code, version } } })),
    staleTime: Infinity,
  });
  return (
    <>
      <h3>{say(said.before).replace('{n}', String(version))}</h3>
      <Asked of={guide}>{(found) => <><TimeProof guide={found} /><Flow parts={found.flow} paint={paint} /></>}</Asked>
    </>
  );
}
