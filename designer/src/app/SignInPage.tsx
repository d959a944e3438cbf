import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { signIn, takeUpSession } from '@/shared/api/signIn';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { ChangePassword } from './ChangePassword';
import { CodeField } from './CodeField';
import { Mark } from './Mark';
import { SecondFactor } from './SecondFactor';
import { Switches } from './Switches';

const said = {
  motto: words('同一事项　同一标准　同一编码', 'One item, one standard, one code'),
  user: words('用户名', 'User name'),
  password: words('密码', 'Password'),
  go: words('登录', 'Sign in'),
  provider: words('单位统一身份认证', 'Sign in with your organisation'),
  or: words('或者用本系统的账户', 'Or with an account of this system'),
  refused: words('统一身份认证没有通过', 'Your organisation did not let you in'),
  first: words('这个密码是他人设置的，请先换成自己的。', 'This password was given by somebody else: choose your own first.'),
  factor: words('登录除密码外还要验证码，请先绑定手机上的身份验证器。', 'Signing in takes a code besides the password: set up the authenticator on your phone first.'),
  back: words('返回，换一个账户', 'Back, use another account'),
  progress: words('申请人查询进度、评价', 'For applicants: progress and rating'),
  demo: words('演示账户', 'Demo accounts'),
  demoMore: words('点选即填入，密码 ', 'A click fills it in; password '),
};

/** What is asked now: the server says by its refusal what comes next. */
type Step = 'password' | 'code' | 'change' | 'factor';

const next: Readonly<Record<string, Step>> = { WG6124: 'code', WG6129: 'code', WG6108: 'change', WG6125: 'factor' };

const titles = {
  password: words('登录', 'Sign in'),
  code: words('输入验证码', 'Enter the code'),
  change: words('修改密码', 'Change password'),
  factor: words('绑定身份验证器', 'Set up an authenticator'),
};

export function SignInPage() {
  const say = useSay();
  const session = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<Step>('password');
  const [returned, setReturned] = useState(false);
  const welcome = useQuery({ queryKey: ['welcome'], queryFn: () => answered(api.GET('/api/v1/welcome')), staleTime: Infinity });
  const back = search.get('back') ?? '/';
  const target = back.startsWith('/') && !back.startsWith('//') ? back : '/';
  const entering = useMutation<void, Problem, Schemas['SignInRequest']>({
    mutationFn: signIn,
    onSuccess: () => navigate(target, { replace: true }),
    onError: (problem) => setStep((now) => next[problem.code] ?? now),
  });
  // Another tab, or the provider, may have signed this browser in already.
  useQuery({ queryKey: ['session'], queryFn: takeUpSession, enabled: !session, retry: false, gcTime: 0 });
  if (session && !entering.isPending)
    return <Navigate to={target} replace />;

  function submit(event: FormEvent) {
    event.preventDefault();
    entering.mutate({ user, password, code: step === 'code' ? code : null });
  }

  function enter(changed: string) {
    setPassword(changed);
    setStep('password');
    entering.mutate({ user, password: changed });
  }

  function restart() {
    entering.reset();
    setPassword('');
    setCode('');
    setStep('password');
    setReturned(true);
  }

  function askCode() {
    entering.reset();
    setStep('code');
  }

  return (
    <div className="sign-in">
      <main>
        <Mark />
        <p className="motto">{say(said.motto)}</p>
        <h1>{say(titles[step])}</h1>
        {welcome.data?.provider && step === 'password' && (
          <>
            <Button type="primary" size="large" block href={`/api/v1/session/provider?back=${encodeURIComponent(target)}`}>{welcome.data.provider === '' ? say(said.provider) : welcome.data.provider}</Button>
            <p className="soft small">{say(said.or)}</p>
          </>
        )}
        {/^WG\d{4}$/.test(search.get('refused') ?? '') && <p role="alert" className="problem">{say(said.refused)}（{search.get('refused')}）</p>}
        {step === 'change' && (
          <>
            <p>{say(said.first)}</p>
            <ChangePassword user={user} given={password} onDone={enter} />
          </>
        )}
        {step === 'factor' && (
          <>
            <p>{say(said.factor)}</p>
            <SecondFactor user={user} given={password} onDone={askCode} />
          </>
        )}
        {step === 'code' && <form onSubmit={submit}>
          <CodeField id="code" value={code} onChange={setCode} refusal={entering.error} />
          {entering.error && entering.error.code !== 'WG6124' && <ProblemMessage problem={entering.error} />}
          <Button type="primary" htmlType="submit" size="large" block loading={entering.isPending}>{say(said.go)}</Button>
        </form>}
        {step === 'password' && <form onSubmit={submit}>
          <label htmlFor="user">{say(said.user)}</label>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- only for whoever came back to it */}
          <Input autoFocus={returned} id="user" name="user" autoComplete="username" value={user} onChange={(e) => setUser(e.target.value)} size="large" required />
          <label htmlFor="password">{say(said.password)}</label>
          <Input.Password id="password" name="password" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} size="large" required />
          {entering.error && <ProblemMessage problem={entering.error} />}
          <Button type={welcome.data?.provider ? 'default' : 'primary'} htmlType="submit" size="large" block loading={entering.isPending}>{say(said.go)}</Button>
        </form>}
        {step !== 'password' && <Button type="link" onClick={restart}>{say(said.back)}</Button>}
        {welcome.data?.demo && step === 'password' && (
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
        <p className="small"><Link to="/progress">{say(said.progress)}</Link></p>
        <Switches />
      </main>
    </div>
  );
}
