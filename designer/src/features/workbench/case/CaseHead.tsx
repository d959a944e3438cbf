import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { Standing } from '@/shared/ui/Standing';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words, type Words } from '@/shared/words/words';
import { OtherActs } from './acts/OtherActs';
import { ClockRibbon } from './ClockRibbon';

const said = {
  crumbs: words('位置', 'Where you are'),
  due: words('到期', 'due'),
  why: words('为什么是这一天', 'Why this day'),
  whyPaused: words('为什么没有到期日', 'Why there is no due date'),
  provisional: words('暂定日期', 'provisional'),
  granted: words('准予', 'Granted'),
  refused: words('不予', 'Refused'),
  revoked: words('撤销', 'Revoked'),
  version: words('标准版本', 'Standard, version'),
};

/** Where the reader came from. */
export interface Back {
  readonly to: string;
  readonly title: Words;
}

const inbox: Back = { to: '/inbox', title: words('待办', 'Inbox') };

const decisions = { Granted: said.granted, Refused: said.refused, Revoked: said.revoked };

/** What the case is, when it falls due and why: always on top. */
export function CaseHead({ page, back = inbox }: { page: Schemas['CasePage']; back?: Back }) {
  const say = useSay();
  const language = useLanguage();
  const clock = page.clocks.find((each) => each.now.name === page.pressing);
  const others = page.clocks.filter((each) => each !== clock && !each.now.stopped_on && ['Statutory', 'Promised'].includes(each.now.kind) && each.now.due_on);
  return (
    <header className="case-head panel">
      <div className="case-bar">
        <nav aria-label={say(said.crumbs)} className="small"><Link to={back.to}>← {say(back.title)}</Link></nav>
        <OtherActs page={page} />
      </div>
      <div className="case-title">
        <div>
          <h1>{page.item_name}</h1>
          <p className="case-facts">
            <span>{page.applicant.name}</span>
            <span className="standing none">{say(page.status_words)}</span>
            {page.decision && <span className={`standing ${page.decision === 'Granted' ? 'calm' : 'late'}`}>{say(decisions[page.decision])}</span>}
            <code className="faint">{page.number}</code>
            <span className="faint small">{page.authority}　{say(said.version)} {page.version}</span>
          </p>
        </div>
        {clock && (
          <div className="case-due">
            <Standing limit={clock.now} />
            {clock.now.due_on && (
              <p><span className="soft">{say(clock.now.title)}{say(said.due)} </span><time dateTime={clock.now.due_on}>{longDay(clock.now.due_on, language)}</time>{clock.now.provisional && <span className="faint small">（{say(said.provisional)}）</span>}</p>
            )}
            {others.map((each) => <p key={each.now.name} className="small soft">{say(each.now.title)}{say(said.due)} {longDay(each.now.due_on!, language)}　{say(each.now.words)}</p>)}
          </div>
        )}
      </div>
      {clock && (
        <div className="case-why">
          <p className="small"><strong>{say(clock.now.due_on ? said.why : said.whyPaused)}</strong>　{say(clock.why)}{clock.basis && <span className="faint">　{clock.basis}</span>}</p>
          <ClockRibbon clock={clock} today={page.today} />
        </div>
      )}
    </header>
  );
}
