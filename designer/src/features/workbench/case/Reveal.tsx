import { Button, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';

const said = {
  hidden: words('证件号码等个人信息已遮蔽；查看完整号码须写明理由，并留下记录。', 'Identity numbers are hidden; whoever needs them says why, and the look is kept.'),
  reason: words('查看理由', 'Reason'),
  show: words('查看完整号码', 'Show in full'),
};

/** 查看完整证件号码: for a reason that is kept. */
export function Reveal({ number, onShown }: { number: string; onShown: (shown: Schemas['PersonalData']) => void }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const asking = useMutation<Schemas['PersonalData'], Problem>({
    mutationFn: () => answered(api.POST('/api/v1/desk/cases/{number}/personal-data', { params: { path: { number } }, body: { reason: reason.trim() } })),
    onSuccess: onShown,
  });
  return (
    <form className="step-form" onSubmit={(event) => { event.preventDefault(); asking.mutate(); }}>
      <p className="small">{say(said.hidden)}</p>
      <div className="field"><label htmlFor="reveal-reason">{say(said.reason)}</label><Input id="reveal-reason" value={reason} onChange={(e) => setReason(e.target.value)} required maxLength={200} /></div>
      {asking.error ? <ProblemMessage problem={asking.error} /> : null}
      <div className="submit"><Button htmlType="submit" loading={asking.isPending} disabled={reason.trim() === ''}>{say(said.show)}</Button></div>
    </form>
  );
}
