import { CloseOutlined, PushpinOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay, words } from '@/shared/words/words';
import { useViews, withView } from './views';

const said = {
  region: words('常用视图', 'Saved views'),
  save: words('存为视图', 'Save as a view'),
  name: words('视图名称', 'Name of the view'),
  keep: words('保存', 'Save'),
  forget: words('删除视图', 'Delete the view'),
};

const nameMax = 20;

/** 常用视图: filters under a name, one click away; what is filtered now can be kept. */
export function Views({ user, search }: { user: string; search: string }) {
  const say = useSay();
  const [views, keep] = useViews(user);
  const [name, setName] = useState<string | null>(null);
  const canSave = search !== '' && views.every((view) => view.search !== search);
  if (views.length === 0 && !canSave)
    return null;
  return (
    <nav className="views small" aria-label={say(said.region)}>
      {views.map((view) => (
        <span key={view.name} className={view.search === search ? 'view chosen' : 'view'}>
          <Link to={`/inbox?${view.search}`} replace aria-current={view.search === search ? 'true' : undefined}>{view.name}</Link>
          <button type="button" className="plain" aria-label={`${say(said.forget)}：${view.name}`} onClick={() => keep(views.filter((each) => each !== view))}><CloseOutlined aria-hidden /></button>
        </span>
      ))}
      {canSave && (name === null
        ? <Button size="small" type="text" icon={<PushpinOutlined aria-hidden />} onClick={() => setName('')}>{say(said.save)}</Button>
        : (
          <form onSubmit={(event) => { event.preventDefault(); keep(withView(views, { name: name.trim(), search })); setName(null); }}>
            <Input size="small" ref={(input) => input?.focus()} required maxLength={nameMax} pattern=".*\S.*" aria-label={say(said.name)} placeholder={say(said.name)} value={name} onChange={(e) => setName(e.target.value)} />
            <Button size="small" type="primary" htmlType="submit">{say(said.keep)}</Button>
          </form>
        ))}
    </nav>
  );
}
