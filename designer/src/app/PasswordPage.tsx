import { useNavigate } from 'react-router';
import { useSession } from '@/shared/api/session';
import { useSay, words } from '@/shared/words/words';
import { ChangePassword } from './ChangePassword';

const said = { title: words('修改密码', 'Change password') };

/** 修改密码 of whoever is signed in. */
export function PasswordPage() {
  const say = useSay();
  const navigate = useNavigate();
  const user = useSession()?.user ?? '';
  return (
    <main className="page narrow change-password">
      <h1>{say(said.title)}</h1>
      <ChangePassword user={user} onDone={() => void navigate('/')} />
    </main>
  );
}
