import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Problem } from '@/shared/api/problem';
import { changePassword } from '@/shared/api/signIn';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { CodeField, isAboutCode } from './CodeField';

const said = {
  current: words('现在的密码', 'Password now'),
  wanted: words('新密码', 'New password'),
  again: words('再输一遍新密码', 'New password again'),
  rule: words('12 个字符以上，不要常见的；一句话就很好', '12 characters or more, nothing common; a sentence does well'),
  differs: words('两遍不一样', 'The two differ'),
  go: words('修改密码并登录', 'Change password and sign in'),
};

/** 修改密码: by the old one, also by one that somebody else gave. Every session ends; signing in anew is the page's. */
export function ChangePassword({ user, given = '', onDone }: { readonly user: string; readonly given?: string; readonly onDone: (password: string) => unknown }) {
  const say = useSay();
  const [current, setCurrent] = useState(given);
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [hasDevice, setHasDevice] = useState(false);
  const changing = useMutation<void, Problem, void>({
    mutationFn: () => changePassword({ user, current, wanted, code: hasDevice ? code : null }),
    onSuccess: () => onDone(wanted),
    onError: (problem) => setHasDevice((known) => known || isAboutCode(problem)),
  });
  const differs = again.length > 0 && again !== wanted;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!differs)
      changing.mutate();
  }

  return (
    <form onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
      <label htmlFor="current">{say(said.current)}</label>
      <Input.Password id="current" autoComplete="current-password" value={current} onChange={(e) => setCurrent(e.target.value)} size="large" required />
      <label htmlFor="wanted">{say(said.wanted)}</label>
      <Input.Password id="wanted" autoComplete="new-password" minLength={12} maxLength={128} aria-describedby="password-rule" value={wanted} onChange={(e) => setWanted(e.target.value)} size="large" required />
      <p id="password-rule" className="soft small">{say(said.rule)}</p>
      <label htmlFor="again">{say(said.again)}</label>
      <Input.Password id="again" autoComplete="new-password" value={again} status={differs ? 'error' : ''} onChange={(e) => setAgain(e.target.value)} size="large" required />
      {differs && <p role="alert" className="small">{say(said.differs)}</p>}
      {hasDevice && <CodeField id="change-code" value={code} onChange={setCode} refusal={changing.error} />}
      {changing.error && changing.error.code !== 'WG6124' && <ProblemMessage problem={changing.error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={changing.isPending}>{say(said.go)}</Button>
    </form>
  );
}
