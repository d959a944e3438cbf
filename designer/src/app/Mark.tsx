import { useSay, words } from '@/shared/words/words';

const name = words('行政审批', 'Approvals');

/** The seal and the name. */
export function Mark() {
  const say = useSay();
  return (
    <span className="mark">
      <img src="/seal.svg" alt="" width="26" height="26" />
      <span><strong>{say(name)}</strong><small>WorkflowGov</small></span>
    </span>
  );
}
