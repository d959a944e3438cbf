import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { beginSecondFactor, confirmSecondFactor } from '@/shared/api/signIn';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { CodeField, isAboutCode } from './CodeField';

const said = {
  password: words('密码', 'Password'),
  begin: words('取得绑定密钥', 'Get a secret'),
  replaces: words('这个账户已绑定设备。新设备确认之前，旧设备照常可用。', 'This account has a device already. It stays good until the new one is confirmed.'),
  scan: words('用手机上的身份验证器扫描，或者输入密钥。密钥只显示这一次。', 'Scan this with the authenticator on your phone, or type the secret in. It is shown this once.'),
  picture: words('绑定用的二维码，内容与下面的密钥相同', 'QR code with the secret below'),
  secret: words('密钥', 'Secret'),
  open: words('在本机的身份验证器中打开', 'Open in an authenticator on this device'),
  then: words('启用后所有会话随之结束，请用密码和下一个验证码重新登录。', 'Every session ends with it: sign in again with your password and the next code.'),
  confirm: words('确认并启用', 'Confirm and turn on'),
};

/** 绑定第二因素: by the password (and the device so far) to a secret, by its first code into force. */
export function SecondFactor({ user, given = '', onDone }: { readonly user: string; readonly given?: string; readonly onDone: () => unknown }) {
  const say = useSay();
  const [password, setPassword] = useState(given);
  const [code, setCode] = useState('');
  const [hasDevice, setHasDevice] = useState(false);
  const beginning = useMutation<Schemas['SecondFactorOffer'], Problem, void>({
    mutationFn: () => beginSecondFactor({ user, password, code: hasDevice ? code : null }),
    onSuccess: () => setCode(''),
    onError: (problem) => setHasDevice((known) => known || isAboutCode(problem)),
    gcTime: 0,
  });
  const confirming = useMutation<void, Problem, void>({ mutationFn: () => confirmSecondFactor({ user, password, code }), onSuccess: onDone });
  const offer = beginning.data;
  const refusal = offer ? confirming.error : beginning.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    (offer ? confirming : beginning).mutate();
  }

  return (
    <form onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
      {!offer && (
        <>
          <label htmlFor="factor-password">{say(said.password)}</label>
          <Input.Password id="factor-password" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} size="large" required />
          {hasDevice && <p>{say(said.replaces)}</p>}
        </>
      )}
      {offer && (
        <>
          <p>{say(said.scan)}</p>
          <img className="factor-picture" src={offer.picture} alt={say(said.picture)} />
          <p>{say(said.secret)} <code className="factor-secret">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
          <p><a href={offer.address}>{say(said.open)}</a></p>
        </>
      )}
      {(offer ?? hasDevice) && <CodeField key={offer?.secret} id="factor-code" value={code} onChange={setCode} refusal={refusal} />}
      {refusal && refusal.code !== 'WG6124' && <ProblemMessage problem={refusal} />}
      {offer && <p>{say(said.then)}</p>}
      <Button type="primary" htmlType="submit" size="large" block loading={beginning.isPending || confirming.isPending}>{say(offer ? said.confirm : said.begin)}</Button>
    </form>
  );
}
