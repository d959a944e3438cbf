import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { momentOf, shortDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import { CardMark } from './CardMark';
import { clockTitle } from './clockTitle';
import { useOversight } from './useOversight';

type ListedCard = Schemas['ListedCard'];

const said = {
  title: words('预警、黄牌、红牌', 'Cards'),
  none: words('没有发过警示', 'No card was raised'),
  due: words('到期日', 'due'),
  raised: words('发出', 'raised'),
  revoked: words('已撤销', 'Revoked'),
  revoke: words('撤销', 'Revoke'),
  reason: words('撤销理由', 'Reason'),
  send: words('确认撤销', 'Revoke the card'),
  cancel: words('取消', 'Cancel'),
  stays: words('撤销后仍保留在留痕中', 'It stays in the log'),
};

/** The cards of a case; each can be revoked with a reason, none is deleted. */
export function Cards({ number }: { number: string }) {
  const say = useSay();
  const cards = useQuery({ queryKey: ['case', number, 'cards'], queryFn: () => answered(api.GET('/api/v1/cards', { params: { query: { number } } })) });
  return (
    <section className="panel" aria-labelledby="cards">
      <header><h2 id="cards">{say(said.title)}</h2><span className="faint small">{say(said.stays)}</span></header>
      <div className="inside">
        <Asked of={cards}>
          {(found) => found.length === 0 ? <p className="soft">{say(said.none)}</p> : <ol className="cards">{found.map((card) => <Card key={card.clock + card.rung + card.raised_at} number={number} card={card} />)}</ol>}
        </Asked>
      </div>
    </section>
  );
}

function Card({ number, card }: { number: string; card: ListedCard }) {
  const say = useSay();
  const language = useLanguage();
  const [reason, setReason] = useState<string | null>(null);
  const oversight = useOversight(number, () => setReason(null));
  const revoke = () => oversight.send(() => api.POST('/api/v1/cases/{number}/card-revocation', {
    params: { path: { number } }, body: { clock: card.clock, rung: card.rung as Schemas['Rung'], reason: reason ?? '' },
  }));
  return (
    <li className={card.revoked_at ? 'revoked' : undefined}>
      <CardMark rung={card.rung} />
      <span><strong>{say(clockTitle(card.clock))}</strong>　<span className="soft">{say(said.due)} {shortDay(card.due_on, language)}</span></span>
      <span className="faint small">{say(said.raised)} {momentOf(card.raised_at, language)}　{card.office}</span>
      {card.revoked_at
        ? <span className="small soft">{say(said.revoked)}：{card.reason}（{card.revoked_by}）</span>
        : reason === null && <Button size="small" className="after" onClick={() => setReason('')} aria-label={`${say(said.revoke)} ${say(clockTitle(card.clock))}`}>{say(said.revoke)}</Button>}
      {reason !== null && (
        <form className="oversee" onSubmit={(e) => { e.preventDefault(); revoke(); }}>
          <label htmlFor={`reason-${card.clock}-${card.rung}`}>{say(said.reason)}</label>
          <Input id={`reason-${card.clock}-${card.rung}`} value={reason} onChange={(e) => setReason(e.target.value)} maxLength={500} />
          <Button htmlType="submit" type="primary" loading={oversight.isSending} disabled={reason.trim() === ''}>{say(said.send)}</Button>
          <Button onClick={() => setReason(null)}>{say(said.cancel)}</Button>
          {oversight.problem && <ProblemMessage problem={oversight.problem} />}
        </form>
      )}
    </li>
  );
}
