import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { Asked } from '@/shared/ui/Asked';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { itemsQuery } from '@/shared/items/itemsQuery';
import { find } from '@/shared/items/search';
import '../workbench.css';
import '../case/case.css';
import '../intake/intake.css';

const said = {
  title: words('预约', 'Appointments'),
  back: words('待办', 'Inbox'),
  point: words('服务网点', 'Point'),
  day: words('日期', 'Day'),
  slots: words('时段（点选即约）', 'Slots (click to book)'),
  rest: words('这一天没有可约的时段：休息日，或者超出可约的天数。', 'No slot on this day: a day of rest, or too far ahead.'),
  free: words('余 {n}', '{n} free'),
  full: words('已满', 'full'),
  who: words('来办事的人', 'Who comes'),
  nobody: words('这一天还没有人预约。', 'Nobody has booked yet.'),
  arrive: words('到号', 'Has come'),
  arrived: words('已到', 'came'),
  take: words('收件', 'Take in'),
  cancel: words('取消预约', 'Cancel'),
  name: words('姓名', 'Name'),
  holder: words('证件号码', 'Identity number'),
  item: words('事项（可以不填，输入名称查找）', 'Item (optional, type to find)'),
  book: words('预约 {at}', 'Book {at}'),
  booked: words('已预约，预约号 {n}', 'Booked, number {n}'),
};

const time = (at: string) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });

type Appointment = Schemas['Appointment'];

/** 预约: book a slot, see who comes, and take in from whoever has come. */
export function AppointmentsPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const today = useQuery({ queryKey: ['today'], queryFn: () => answered(api.GET('/api/v1/today')) });
  const points = useQuery({ queryKey: ['points'], queryFn: () => answered(api.GET('/api/v1/appointments/points')), staleTime: Infinity });
  const day = search.get('day') ?? today.data?.date ?? '';
  const choose = (change: Record<string, string>) => setSearch({ point: search.get('point') ?? '', day, ...change }, { replace: true });
  return (
    <main className="page">
      <nav className="small"><Link to="/inbox">← {say(said.back)}</Link></nav>
      <div className="page-head"><h1>{say(said.title)}</h1></div>
      <Asked of={points}>
        {(all) => {
          const point = search.get('point') || all[0]?.name || '';
          return (
            <>
              <div className="filters">
                <label>{say(said.point)}　<select value={point} onChange={(e) => choose({ point: e.target.value })}>{all.map((each) => <option key={each.name}>{each.name}</option>)}</select></label>
                <label>{say(said.day)}　<input type="date" className="date" style={{ width: 'auto' }} value={day} min={today.data?.date} onChange={(e) => choose({ point, day: e.target.value })} /></label>
              </div>
              {day !== '' && <Day key={`${point} ${day}`} point={point} day={day} />}
            </>
          );
        }}
      </Asked>
    </main>
  );
}

function Day({ point, day }: { point: string; day: string }) {
  const say = useSay();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = { params: { query: { point, day } } };
  const slots = useQuery({ queryKey: ['appointments', 'slots', point, day], queryFn: () => answered(api.GET('/api/v1/appointments/slots', query)) });
  const list = useQuery({ queryKey: ['appointments', 'list', point, day], queryFn: () => answered(api.GET('/api/v1/appointments', query)), refetchInterval: 30_000 });
  const again = () => queries.invalidateQueries({ queryKey: ['appointments'] });
  return (
    <div className="case-grid">
      <div className="case-main">
        <section className="panel" aria-labelledby="who">
          <header><h2 id="who">{say(said.who)}</h2></header>
          <Asked of={list}>
            {(found) => found.length === 0 ? <p className="inside soft">{say(said.nobody)}</p> : <ul className="appointments">{found.map((each) => <Row key={each.id} appointment={each} onChanged={again} />)}</ul>}
          </Asked>
        </section>
      </div>
      <div className="case-side">
        <section className="panel" aria-labelledby="slots">
          <header><h2 id="slots">{say(said.slots)}</h2></header>
          <div className="inside">
            <Asked of={slots}>
              {(found) => found.length === 0 ? <p className="soft">{say(said.rest)}</p> : (
                <div className="slots">
                  {found.map((slot) => (
                    <button key={slot.at} type="button" className="group" aria-pressed={chosen === slot.at} disabled={slot.free <= 0} onClick={() => setChosen(slot.at)}>
                      <strong>{time(slot.at)}</strong><span className="small">{slot.free > 0 ? say(said.free).replace('{n}', String(slot.free)) : say(said.full)}</span>
                    </button>
                  ))}
                </div>
              )}
            </Asked>
            {chosen && <Book key={chosen} point={point} at={chosen} onBooked={again} />}
          </div>
        </section>
      </div>
    </div>
  );
}

function Book({ point, at, onBooked }: { point: string; at: string; onBooked: () => void }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [holder, setHolder] = useState('');
  const [sought, setSought] = useState('');
  const items = useQuery(itemsQuery);
  const fit = sought.trim() === '' ? [] : find(items.data ?? [], sought).slice(0, 8).map((one) => one.item);
  const [item, setItem] = useState('');
  const booking = useMutation<Appointment, Problem>({
    mutationFn: () => answered(api.POST('/api/v1/appointments', { body: { point, at, holder: holder.trim(), name: name.trim(), item: item || null } })),
    onSuccess: onBooked,
  });
  if (booking.data)
    return <p className="standing calm" role="status">{say(said.booked).replace('{n}', String(booking.data.id))}</p>;
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); booking.mutate(); }}>
      <div className="field"><label htmlFor="book-name">{say(said.name)}</label><Input id="book-name" value={name} required maxLength={100} onChange={(e) => setName(e.target.value)} /></div>
      <div className="field"><label htmlFor="book-holder">{say(said.holder)}</label><Input id="book-holder" value={holder} required maxLength={30} onChange={(e) => setHolder(e.target.value.toUpperCase())} /></div>
      <div className="field"><label htmlFor="book-item">{say(said.item)}</label><Input id="book-item" value={sought} onChange={(e) => { setSought(e.target.value); setItem(''); }} /></div>
      {fit.map((each) => <label key={each.code} className="check"><input type="radio" name="book-item" checked={item === each.code} onChange={() => setItem(each.code)} />{each.name}<span className="faint small">{each.authority}</span></label>)}
      {booking.error && <ProblemMessage problem={booking.error} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={booking.isPending}>{say(said.book).replace('{at}', time(at))}</Button></div>
    </form>
  );
}

function Row({ appointment, onChanged }: { appointment: Appointment; onChanged: () => void }) {
  const say = useSay();
  const items = useQuery(itemsQuery);
  const { id, holder, name, item } = appointment;
  const acting = useMutation<unknown, Problem, 'arrival' | 'cancellation'>({
    mutationFn: (act) => act === 'arrival'
      ? answered(api.POST('/api/v1/appointments/{id}/arrival', { params: { path: { id } } }))
      : answered(api.POST('/api/v1/appointments/{id}/cancellation', { params: { path: { id } }, body: { holder } })),
    onSuccess: onChanged,
  });
  return (
    <li>
      <strong>{time(appointment.at)}</strong>
      <span>{name}<code className="faint small">　{holder}</code><br /><span className="soft small">{items.data?.find((each) => each.code === item)?.name ?? ''}</span></span>
      <span className="appointment-acts">
        {appointment.arrived_at
          ? <span className="standing calm small">{say(said.arrived)} {time(appointment.arrived_at)}</span>
          : <><Button size="small" type="primary" loading={acting.isPending} onClick={() => acting.mutate('arrival')} aria-label={`${say(said.arrive)}：${name}`}>{say(said.arrive)}</Button><Button size="small" onClick={() => acting.mutate('cancellation')} aria-label={`${say(said.cancel)}：${name}`}>{say(said.cancel)}</Button></>}
        <Link to={item ? `/inbox/new/${item}` : '/inbox/new'} state={{ name, identifier: holder }}>{say(said.take)}</Link>
      </span>
      {acting.error && <ProblemMessage problem={acting.error} />}
    </li>
  );
}
