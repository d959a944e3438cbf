import { useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';

const name = words('行政审批', 'Approvals');
const sandbox = words('沙箱：全部是测试件', 'Sandbox: all cases are tests');

/** The seal and the name; a sandbox says on every page that it is one. */
export function Mark() {
  const say = useSay();
  const welcome = useQuery({ queryKey: ['welcome'], queryFn: () => answered(api.GET('/api/v1/welcome')), staleTime: Infinity });
  return (
    <span className="mark">
      <img src="/seal.svg" alt="" width="26" height="26" />
      <span><strong>{say(name)}</strong><small>WorkflowGov</small></span>
      {welcome.data?.sandbox && <span className="standing late small">{say(sandbox)}</span>}
    </span>
  );
}
