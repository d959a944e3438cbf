import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';

const said = {
  none: words('没有在办件。', 'No open cases.'),
  cases: words('第 {v} 版：{n} 件在办，继续按第 {v} 版办理，不受本次修订影响。', 'Version {v}: {n} open cases stay on version {v}.'),
  guide: words('办事指南、申请表和对接包自施行之日起换成新版。', 'Guide, form and kit change on the day it comes into force.'),
  look: words('现行办事指南', 'The guide in force'),
};

/** 影响: whom the revision touches, and whom it does not. */
export function Affected({ code }: { code: string }) {
  const say = useSay();
  const asked = useQuery({ queryKey: ['definition', code, 'affected'], queryFn: () => answered(api.GET('/api/v1/definitions/{code}/affected', { params: { path: { code } } })) });
  return (
    <div className="inside affected">
      <Asked of={asked}>{(found) => found.length === 0
        ? <p>{say(said.none)}</p>
        : <ul>{found.map((each) => <li key={each.version}>{say(said.cases).replaceAll('{v}', String(each.version)).replace('{n}', String(each.open))}</li>)}</ul>}</Asked>
      <p className="soft small">{say(said.guide)} <Link to={`/items/${code}/guide`}>{say(said.look)}</Link></p>
    </div>
  );
}
