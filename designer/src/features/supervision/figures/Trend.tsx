import { dayMonth } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import type { trendOf } from './figures';

const said = {
  title: words('每日趋势', 'Day by day'),
  received: words('收件', 'received'),
  decided: words('决定', 'decided'),
  late: words('其中逾期', 'of them late'),
};

const HEIGHT = 120;

/** Received as a line, ended as bars, the late part in cinnabar; every day says its figures. */
export function Trend({ days }: { days: ReturnType<typeof trendOf> }) {
  const say = useSay();
  const language = useLanguage();
  const most = Math.max(1, ...days.map((day) => Math.max(day.received, day.decided)));
  const x = (index: number) => (index + .5) * (1000 / days.length);
  const y = (count: number) => HEIGHT - (count / most) * HEIGHT;
  const width = Math.max(1, (1000 / days.length) * .6);
  return (
    <section className="panel" aria-labelledby="trend">
      <header><h2 id="trend">{say(said.title)}</h2>
        <ul className="chart-legend small"><li><i className="bar" />{say(said.decided)}</li><li><i className="bar late" />{say(said.late)}</li><li><i className="line" />{say(said.received)}</li></ul>
      </header>
      <div className="inside">
        <div className="trend">
          <span className="trend-most faint small" aria-hidden>{most}</span>
          <svg viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${say(said.title)}：${days.filter((day) => day.received + day.decided > 0).slice(-31).map((day) => `${day.day} ${say(said.received)} ${day.received} ${say(said.decided)} ${day.decided}`).join('；')}`}>
            <line x1="0" x2="1000" y1={HEIGHT / 2} y2={HEIGHT / 2} className="grid" />
            {days.map((day, index) => (
              <g key={day.day}>
                <title>{`${day.day}　${say(said.received)} ${day.received}　${say(said.decided)} ${day.decided}　${say(said.late)} ${day.late}`}</title>
                <rect x={index * (1000 / days.length)} y="0" width={1000 / days.length} height={HEIGHT} className="hit" />
                <rect x={x(index) - width / 2} y={y(day.decided)} width={width} height={HEIGHT - y(day.decided)} className="bar" />
                <rect x={x(index) - width / 2} y={y(day.late)} width={width} height={HEIGHT - y(day.late)} className="bar late" />
              </g>
            ))}
            <polyline points={days.map((day, index) => `${x(index)},${y(day.received)}`).join(' ')} className="line" />
          </svg>
        </div>
        <p className="trend-ends faint small"><span>{dayMonth(days[0]!.day, language)}</span><span>{dayMonth(days[days.length - 1]!.day, language)}</span></p>
      </div>
    </section>
  );
}
