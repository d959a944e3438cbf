import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { answered, api } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { keepSession, useSession } from '@/shared/api/session';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { Mark } from './Mark';
import { Switches } from './Switches';

const said = {
  title: words('登录', 'Sign in'),
  motto: words('同一事项　同一标准　同一编码', 'One item, one standard, one code'),
  user: words('用户名', 'User name'),
  password: words('密码', 'Password'),
  go: words('登录', 'Sign in'),
  demo: words('演示账户', 'Demo accounts'),
  demoMore: words('演示模式下可用，密码 wfgov-demo；点选即填入用户名', 'In demo mode, password wfgov-demo; a click fills in the user name'),
};

/** One account of each kind, to try the product with. */
const demo = [
  { user: 'window1', who: words('窗口受理　陈佳慧', 'Window clerk, intake') },
  { user: 'shijian-clerk1', who: words('承办人　吴春梅', 'Case handler') },
  { user: 'shijian-inspector1', who: words('现场核查人员　许国栋', 'Site inspector') },
  { user: 'shijian-head', who: words('审批人　唐子轩', 'Approver') },
  { user: 'counter1', who: words('窗口出件　李志强', 'Window clerk, delivery') },
  { user: 'supervisor', who: words('监察员　王海波', 'Supervisor') },
  { user: 'author', who: words('政策人员　张雨桐', 'Policy author') },
];

async function signIn(given: { user: string; password: string }): Promise<void> {
  const token = (await answered(api.POST('/api/v1/sign-in', { body: given }))).access_token;
  const me = await answered(api.GET('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } }));
  keepSession({ token, ...me });
}

export function SignInPage() {
  const say = useSay();
  const session = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const back = search.get('back') ?? '/';
  const target = back.startsWith('/') && !back.startsWith('//') ? back : '/';
  const entering = useMutation<void, Problem, { user: string; password: string }>({
    mutationFn: signIn,
    onSuccess: () => navigate(target, { replace: true }),
  });
  if (session && !entering.isPending)
    return <Navigate to={target} replace />;

  function submit(event: FormEvent) {
    event.preventDefault();
    entering.mutate({ user, password });
  }

  return (
    <div className="sign-in">
      <main>
        <Mark />
        <p className="motto">{say(said.motto)}</p>
        <h1>{say(said.title)}</h1>
        <form onSubmit={submit}>
          <label htmlFor="user">{say(said.user)}</label>
          <Input id="user" name="user" autoComplete="username" value={user} onChange={(e) => setUser(e.target.value)} size="large" required />
          <label htmlFor="password">{say(said.password)}</label>
          <Input.Password id="password" name="password" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} size="large" required />
          {entering.error && <ProblemMessage problem={entering.error} />}
          <Button type="primary" htmlType="submit" size="large" block loading={entering.isPending}>{say(said.go)}</Button>
        </form>
        <section aria-labelledby="demo-accounts">
          <h2 id="demo-accounts">{say(said.demo)}</h2>
          <p>{say(said.demoMore)}</p>
          <ul>
            {demo.map((account) => (
              <li key={account.user}>
                <button type="button" className="plain" onClick={() => { setUser(account.user); setPassword('wfgov-demo'); }}>
                  <code>{account.user}</code><span>{say(account.who)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <Switches />
      </main>
    </div>
  );
}
