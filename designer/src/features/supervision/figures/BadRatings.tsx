import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { momentOf, plainDay } from '@/shared/words/days';
import { useLanguage, useSay, words, type Words } from '@/shared/words/words';
import { ratingLevels } from '../ratingLevels';

type Bad = Schemas['FollowedRating'];

const said = {
  title: words('差评回访整改', 'Bad ratings and their follow-up'),
  open: words('待整改', 'To be followed up'),
  done: words('已整改', 'Followed up'),
  by: words('整改期限', 'Follow up by'),
  late: words('逾期', 'late'),
  contact: words('回访', 'Called back'),
  noContact: words('尚未回访', 'not called back yet'),
  result: words('整改结果', 'Result'),
  none: words('没有差评', 'There is no bad rating'),
  noneOpen: words('没有待整改的差评', 'None waits'),
  which: words('显示', 'Show'),
};

/** 核实处理结果 in words. */
const findings: Record<Schemas['RatingFinding'], Words> = {
  Mended: words('属实，已整改', 'Upheld, mended'),
  Explained: words('已解释说明', 'Explained'),
  NotUpheld: words('误评或恶意，不予采纳', 'Not upheld'),
};

/** What happened to bad ratings: who called back, what was found, until when it should be done. */
export function BadRatings() {
  const say = useSay();
  const [isOpen, setOpen] = useState(true);
  const found = useQuery({ queryKey: ['ratings', 'bad'], queryFn: () => answered(api.GET('/api/v1/ratings/bad')) });
  const open = found.data?.filter((each) => !each.rating.resolved_at) ?? [];
  const done = found.data?.filter((each) => each.rating.resolved_at) ?? [];
  const shown = isOpen ? open : done;
  return (
    <section className="panel" aria-labelledby="bad">
      <header>
        <h2 id="bad">{say(said.title)}</h2>
        <div className="groups flush" role="group" aria-label={say(said.which)}>
          <button type="button" className="group" aria-pressed={isOpen} onClick={() => setOpen(true)}>{say(said.open)} <strong>{open.length}</strong></button>
          <button type="button" className="group" aria-pressed={!isOpen} onClick={() => setOpen(false)}>{say(said.done)} <strong>{done.length}</strong></button>
        </div>
      </header>
      <Asked of={found}>
        {(all) => all.length === 0 ? <p className="inside soft">{say(said.none)}</p> : shown.length === 0 ? <p className="inside soft">{say(said.noneOpen)}</p> : (
          <ul className="order-list">{shown.map((each) => <Row key={each.rating.case} of={each} />)}</ul>
        )}
      </Asked>
    </section>
  );
}

function Row({ of: { rating, follow_up_by: by, late } }: { of: Bad }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <li>
      <p className="order-head">
        <span className="standing late">{say(ratingLevels[rating.level])}</span>
        <Link to={`/supervision/${rating.case}`}><strong>{rating.item_name}</strong></Link>
        <span className={`after small ${late ? 'late-text' : 'soft'}`}>{say(said.by)} {plainDay(by, language)}{late && `　${say(said.late)}`}</span>
      </p>
      <p className="small soft">{rating.authority}　{momentOf(rating.rated_at, language)}</p>
      {rating.comment && <p>“{rating.comment}”</p>}
      <dl className="order-words">
        <div><dt>{say(said.contact)}</dt><dd>{rating.contact_note ? `${rating.contact_note}（${rating.contacted_by ?? ''}）` : <span className="faint">{say(said.noContact)}</span>}</dd></div>
        {rating.result && <div><dt>{say(said.result)}</dt><dd>{rating.finding && <strong>{say(findings[rating.finding])}　</strong>}{rating.result}（{rating.resolved_by}）</dd></div>}
      </dl>
    </li>
  );
}
