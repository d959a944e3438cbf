import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { momentOf } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';

const said = {
  title: words('办理过程', 'Timeline'),
  chain: words('留痕完整，哈希链已核对', 'Complete; the hash chain was checked'),
};

/** Who did what when, the newest first. */
export function Timeline({ number }: { number: string }) {
  const say = useSay();
  const language = useLanguage();
  const timeline = useQuery({ queryKey: ['case', number, 'timeline'], queryFn: () => answered(api.GET('/api/v1/desk/cases/{number}/timeline', { params: { path: { number } } })) });
  return (
    <section className="panel timeline-panel" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">{say(said.title)}</h2>
        {timeline.data && <span className={`small ${timeline.data.broken ? 'standing late' : 'faint'}`}>{say(timeline.data.broken ?? said.chain)}</span>}
      </header>
      <div className="inside">
        <Asked of={timeline}>
          {(found) => (
            <ol className="timeline">
              {[...found.entries].reverse().map((entry) => (
                <li key={entry.sequence} className={entry.type.replace('.', '-')}>
                  <p className="small faint"><time dateTime={entry.at}>{momentOf(entry.at, language)}</time>　{entry.by}{entry.office !== entry.by && `　${entry.office}`}</p>
                  <p>{say(entry.what)}</p>
                  {entry.more.map((more) => <p key={more.zh} className="small soft">{say(more)}</p>)}
                </li>
              ))}
            </ol>
          )}
        </Asked>
      </div>
    </section>
  );
}
