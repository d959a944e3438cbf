import { KeyOutlined, LogoutOutlined } from '@ant-design/icons';
import { Suspense } from 'react';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useSession } from '@/shared/api/session';
import { signOut } from '@/shared/api/signIn';
import { useSay, words } from '@/shared/words/words';
import { featuresFor } from './features';
import { Mark } from './Mark';
import { Switches } from './Switches';
import { Today } from './Today';

const said = {
  main: words('主导航', 'Main navigation'),
  skip: words('跳到正文', 'Skip to content'),
  out: words('退出登录', 'Sign out'),
  password: words('密码与验证码', 'Password and codes'),
  loading: words('正在载入…', 'Loading…'),
};

/** The frame around every page: rail, date of the program, who is signed in. */
export function Layout() {
  const say = useSay();
  const session = useSession();
  const place = useLocation();
  if (!session)
    return <Navigate to={`/sign-in?back=${encodeURIComponent(place.pathname + place.search)}`} replace />;
  return (
    <div className="frame">
      <a className="skip" href="#content">{say(said.skip)}</a>
      <header className="rail">
        <Mark />
        <nav aria-label={say(said.main)}>
          {featuresFor(session.roles).map((feature) => (
            <NavLink key={feature.path} to={`/${feature.path}`}>{feature.icon}<span>{say(feature.title)}</span></NavLink>
          ))}
        </nav>
        <div className="rail-foot">
          <Today />
          <p className="who"><strong>{session.name}</strong><span>{session.roles.join('、')}</span><small>{session.office}</small></p>
          <div className="rail-tools">
            <Switches />
            <NavLink className="plain" to="/password" aria-label={say(said.password)} title={say(said.password)}><KeyOutlined aria-hidden /></NavLink>
            <button type="button" className="plain" onClick={() => void signOut()} aria-label={say(said.out)} title={say(said.out)}><LogoutOutlined aria-hidden /></button>
          </div>
        </div>
      </header>
      <div className="content" id="content" tabIndex={-1}>
        <Suspense fallback={<p className="page" role="status">{say(said.loading)}</p>}><Outlet /></Suspense>
      </div>
    </div>
  );
}
