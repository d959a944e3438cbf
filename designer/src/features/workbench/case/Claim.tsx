import { Button } from 'antd';
import { api } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import type { AskedStep } from './answer';
import type { SendCommand } from './useCommand';

const said = {
  claim: words('签收', 'Claim'),
  release: words('退还', 'Release'),
  claimed: words('已签收', 'Claimed'),
  released: words('已退还', 'Released'),
  by: words('已由此人签收：', 'Claimed by '),
};

/** 签收 so that colleagues know; not needed to do the step. */
export function Claim({ number, step, command }: { number: string; step: AskedStep; command: SendCommand }) {
  const say = useSay();
  if (step.kind === 'Accept')
    return null;
  if (step.claimed_by && !step.claimed_by_me)
    return <span className="small after">{say(said.by)}{step.claimed_by}</span>;
  const params = { params: { path: { number, step: step.step } } };
  return step.claimed_by_me
    ? <Button size="small" className="after" onClick={() => command.send({ done: said.released, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/release', params) })}>{say(said.release)}</Button>
    : <Button size="small" className="after" onClick={() => command.send({ done: said.claimed, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/claim', params) })}>{say(said.claim)}</Button>;
}
