import { Link, useRouteError } from 'react-router';
import { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';

const said = {
  notFound: words('没有这个页面', 'There is no such page'),
  back: words('回到首页', 'Back to the start'),
  nothing: words('这个账户还没有可用的界面', 'There is no screen for this account yet'),
  nothingMore: words('集成系统请使用接口，说明见 ', 'Systems use the API, described at '),
  fault: words('这个页面出错了，没有写入任何内容', 'This page failed; nothing was written'),
  reload: words('重新载入', 'Load again'),
};

export function NotFoundPage() {
  const say = useSay();
  return (
    <main className="page narrow">
      <h1>{say(said.notFound)}</h1>
      <p><Link to="/">{say(said.back)}</Link></p>
    </main>
  );
}

export function NothingForYou() {
  const say = useSay();
  return (
    <main className="page narrow">
      <h1>{say(said.nothing)}</h1>
      <p>{say(said.nothingMore)}<a href="/docs">/docs</a></p>
    </main>
  );
}

/** Stands in for a page that threw: says so, and how to go on. */
export function FaultPage() {
  const fault = useRouteError();
  const say = useSay();
  return (
    <main className="page narrow">
      <h1>{say(said.fault)}</h1>
      {fault instanceof Problem ? <ProblemMessage problem={fault} /> : <pre className="fault">{fault instanceof Error ? fault.message : String(fault)}</pre>}
      <p><button type="button" className="plain" onClick={() => location.reload()}>{say(said.reload)}</button></p>
    </main>
  );
}
