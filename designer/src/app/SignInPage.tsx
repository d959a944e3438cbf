import { useMutation, useQuery } from '@tanstack/react-query';
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
  demoMore: words('点选即填入，密码 ', 'A click fills it in; password '),
};

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
  const welcome = useQuery({ queryKey: ['welcome'], queryFn: () => answered(api.GET('/api/v1/welcome')), staleTime: Infinity });
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
        {welcome.data?.demo && (
          <section aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{say(said.demo)}</h2>
            <p>{say(said.demoMore)}<code>{welcome.data.password}</code></p>
            <ul>
              {welcome.data.accounts.map((account) => (
                <li key={account.user}>
                  <button type="button" className="plain" onClick={() => { setUser(account.user); setPassword(welcome.data.password ?? ''); }}>
                    <code>{account.user}</code><span>{account.roles.join('、')}　{account.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Switches />
      </main>
    </div>
  );
}
