import { useNavigate } from 'react-router';
import { useSession } from '@/shared/api/session';
import { signIn, signOut } from '@/shared/api/signIn';
import { useSay, words } from '@/shared/words/words';
import { ChangePassword } from './ChangePassword';
import { SecondFactor } from './SecondFactor';

const said = {
  title: words('密码与验证码', 'Password and codes'),
  password: words('修改密码', 'Change password'),
  factor: words('登录验证码（第二因素）', 'Sign-in codes (second factor)'),
  what: words('绑定手机上的身份验证器后，登录除密码外还要它显示的验证码。换设备也在这里办理。', 'Once an authenticator on your phone is set up here, signing in takes a code it shows besides the password. This is also where you change the device.'),
  lost: words('设备丢失或者要解除绑定，请找系统管理员。', 'An administrator removes it, also when the device is gone.'),
};

/** 修改密码 and 第二因素 of whoever is signed in. */
export function PasswordPage() {
  const say = useSay();
  const navigate = useNavigate();
  const user = useSession()?.user ?? '';

  /** To sign in again: the session has ended, but each server believes in it for some seconds more. */
  const leave = () => signOut().catch(() => undefined);

  return (
    <main className="page narrow change-password">
      <h1>{say(said.title)}</h1>
      <section aria-labelledby="own-password">
        <h2 id="own-password">{say(said.password)}</h2>
        <ChangePassword user={user} onDone={(password) => signIn({ user, password }).then(() => navigate('/'), leave)} />
      </section>
      <section aria-labelledby="own-factor">
        <h2 id="own-factor">{say(said.factor)}</h2>
        <p>{say(said.what)}</p>
        <p>{say(said.lost)}</p>
        <SecondFactor user={user} onDone={leave} />
      </section>
    </main>
  );
}
