import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useLanguage, useSay, words, type Language } from '@/shared/words/words';

const said = {
  title: words('用时归属', 'Whose time it was'),
  agency: words('办理机关', 'Agency'),
  applicant: words('申请人', 'Applicant'),
  third: words('第三方（不计时）', 'Third party (not counted)'),
  soFar: words('计至现在', 'until now'),
};

function length(minutes: number, language: Language): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return language === 'zh' ? `${days} 天 ${hours} 小时 ${rest} 分` : `${days} d ${hours} h ${rest} min`;
}

/** The case's time, split to the minute. */
export function TimeSplit({ number }: { number: string }) {
  const say = useSay();
  const language = useLanguage();
  const split = useQuery({ queryKey: ['case', number, 'time-split'], queryFn: () => answered(api.GET('/api/v1/cases/{number}/time-split', { params: { path: { number } } })) });
  return (
    <section className="panel" aria-labelledby="time-split">
      <header><h2 id="time-split">{say(said.title)}</h2>{split.data && !split.data.is_closed && <span className="faint small">{say(said.soFar)}</span>}</header>
      <div className="inside">
        <Asked of={split}>
          {(found) => {
            const parts = [
              { tone: 'agency', title: said.agency, minutes: found.agency_minutes },
              { tone: 'soon', title: said.applicant, minutes: found.applicant_minutes },
              { tone: 'paused', title: said.third, minutes: found.third_party_minutes },
            ];
            const all = Math.max(1, parts.reduce((sum, part) => sum + part.minutes, 0));
            return (
              <>
                <span className="share tall" aria-hidden>{parts.map((part) => <span key={part.tone} className={part.tone} style={{ width: `${(part.minutes / all) * 100}%` }} />)}</span>
                <dl className="split">{parts.map((part) => <div key={part.tone}><dt><span className={`swatch ${part.tone}`} aria-hidden />{say(part.title)}</dt><dd>{length(part.minutes, language)}</dd></div>)}</dl>
              </>
            );
          }}
        </Asked>
      </div>
    </section>
  );
}
