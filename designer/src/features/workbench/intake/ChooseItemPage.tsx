import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { itemsQuery } from '@/shared/items/itemsQuery';
import { byAuthority, find } from '@/shared/items/search';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';
import { Bundles } from '../together/Bundles';
import '../workbench.css';
import './intake.css';

const said = {
  title: words('收件：选择事项', 'New case: choose an item'),
  back: words('待办', 'Inbox'),
  search: words('输入事项名称、部门或编码', 'Type words, body or code'),
  none: words('目录内没有这样的事项。清单之外无审批。', 'The catalogue has no such item. What is not on the list needs no approval.'),
  promised: words('承诺', 'promised'),
  statutory: words('法定', 'statutory'),
  noLaw: words('无法定时限', 'no limit in law'),
  count: words('{n} 项', '{n} items'),
};

/** 清单之外无审批: only what is in the catalogue can be started. */
export function ChooseItemPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const sought = search.get('q') ?? '';
  const items = useQuery(itemsQuery);
  return (
    <main className="page">
      <nav className="small"><Link to="/inbox">← {say(said.back)}</Link></nav>
      <div className="page-head"><h1>{say(said.title)}</h1></div>
      <Asked of={items}>
        {(all) => {
          const found = find(all, sought);
          return (
            <>
              <div className="filters">
                {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page is this question */}
                <Input autoFocus allowClear size="large" prefix={<SearchOutlined aria-hidden />} aria-label={say(said.search)} placeholder={say(said.search)} value={sought} onChange={(e) => setSearch(e.target.value ? { q: e.target.value } : {}, { replace: true })} />
                <span className="faint" role="status">{say(said.count).replace('{n}', String(found.length))}</span>
              </div>
              {found.length === 0 && <p className="panel nothing">{say(said.none)}</p>}
              {sought === '' && <Bundles sought="" />}
              {byAuthority(found, (one) => one.item.authority).map(([authority, its]) => (
                <section key={authority} className="panel items">
                  <header><h2>{authority}</h2></header>
                  <ul>
                    {its.map(({ item }) => (
                      <li key={item.code}>
                        <Link to={`/inbox/new/${item.code}`} className="item">
                          <strong>{item.name}</strong>
                          <code className="faint">{item.code}</code>
                          <span className="soft small">{say(said.promised)} {item.promised}　{item.statutory ? `${say(said.statutory)} ${item.statutory}` : say(said.noLaw)}</span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              {sought !== '' && <Bundles sought={sought} />}
            </>
          );
        }}
      </Asked>
    </main>
  );
}
