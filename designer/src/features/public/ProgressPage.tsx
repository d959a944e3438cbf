import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Switches } from '@/app/Switches';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { longDay } from '@/shared/words/days';
import { useLanguage, useSay, words } from '@/shared/words/words';
import './public.css';

const said = {
  title: words('进度查询与评价', 'Progress and rating'),
  more: words('凭收件凭证上的查询编号和查询密码；连续输错会暂停查询。', 'By the number and password on the receipt; too many wrong ones lock it for a while.'),
  number: words('查询编号', 'Number'),
  password: words('查询密码', 'Password'),
  ask: words('查询', 'Ask'),
  status: words('办理状态', 'Status'),
  step: words('当前环节', 'Step'),
  due: words('到期日', 'Due'),
  rate: words('请您评价', 'Please rate'),
  comment: words('想说的话（可以不填）', 'In your words (optional)'),
  send: words('提交评价', 'Send'),
  thanks: words('谢谢，您的评价已经记下。', 'Thank you, your rating was recorded.'),
  signIn: words('工作人员登录', 'Staff sign in'),
};

/** 评价等级 in the order of the standard, 1 to 5. */
const levels = [words('非常满意', 'Very satisfied'), words('满意', 'Satisfied'), words('基本满意', 'Fairly satisfied'), words('不满意', 'Dissatisfied'), words('非常不满意', 'Very dissatisfied')];

/** For applicants, without an account: where the case stands, and 好差评 once it has come to its end. */
export function ProgressPage() {
  const say = useSay();
  const language = useLanguage();
  const [number, setNumber] = useState('');
  const [password, setPassword] = useState('');
  const asking = useMutation<Schemas['Progress'], Problem>({
    mutationFn: () => answered(api.POST('/api/v1/progress', { body: { number: number.trim(), password: password.trim() } })),
  });
  const found = asking.data;
  return (
    <div className="public">
      <main>
        <h1>{say(said.title)}</h1>
        <p className="soft small">{say(said.more)}</p>
        <form className="panel public-form" onSubmit={(event) => { event.preventDefault(); asking.mutate(); }}>
          <div className="field"><label htmlFor="number">{say(said.number)}</label><Input id="number" size="large" inputMode="numeric" autoComplete="off" required value={number} onChange={(e) => setNumber(e.target.value)} /></div>
          <div className="field"><label htmlFor="query-password">{say(said.password)}</label><Input id="query-password" size="large" autoComplete="off" required value={password} onChange={(e) => setPassword(e.target.value)} /></div>
          {asking.error && <ProblemMessage problem={asking.error} />}
          <Button type="primary" size="large" block htmlType="submit" loading={asking.isPending}>{say(said.ask)}</Button>
        </form>
        {found && (
          <>
            <dl className="panel public-facts" role="status">
              <dt>{say(said.status)}</dt><dd><strong>{say(found.status)}</strong></dd>
              {found.step && <><dt>{say(said.step)}</dt><dd>{found.step}</dd></>}
              {found.due_on && <><dt>{say(said.due)}</dt><dd>{longDay(found.due_on, language)}</dd></>}
            </dl>
            {!found.step && <Rate key={number} number={number.trim()} password={password.trim()} />}
          </>
        )}
        <p className="small"><Link to="/sign-in">{say(said.signIn)}</Link></p>
        <Switches />
      </main>
    </div>
  );
}

function Rate({ number, password }: { number: string; password: string }) {
  const say = useSay();
  const [level, setLevel] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const rating = useMutation<unknown, Problem>({
    mutationFn: () => answered(api.POST('/api/v1/ratings', { body: { number, password, level: level ?? 0, comment: comment.trim() } })),
  });
  if (rating.isSuccess)
    return <p className="standing calm" role="status">{say(said.thanks)}</p>;
  return (
    <form className="panel public-form" onSubmit={(event) => { event.preventDefault(); rating.mutate(); }}>
      <fieldset className="levels">
        <legend>{say(said.rate)}</legend>
        {levels.map((each, at) => <label key={each.zh} className="check"><input type="radio" name="level" required checked={level === at + 1} onChange={() => setLevel(at + 1)} />{say(each)}</label>)}
      </fieldset>
      <div className="field"><label htmlFor="comment">{say(said.comment)}</label><Input.TextArea id="comment" autoSize={{ minRows: 2 }} maxLength={1000} value={comment} onChange={(e) => setComment(e.target.value)} /></div>
      {rating.error && <ProblemMessage problem={rating.error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={rating.isPending}>{say(said.send)}</Button>
    </form>
  );
}
