import { Button } from 'antd';
import { useState } from 'react';
import { api, type Schemas } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import type { AskedStep } from './answer';
import type { SendCommand } from './useCommand';

const said = {
  who: words('指派技术人员（{n} 名以上）', 'Assign technicians ({n} or more)'),
  assign: words('指派', 'Assign'),
  assigned: words('已指派技术人员', 'Technicians assigned'),
};

/** 指派技术人员: who tests; only they finish the step. */
export function Technicians({ page, step, command }: { page: Schemas['CasePage']; step: AskedStep; command: SendCommand }) {
  const say = useSay();
  const [users, setUsers] = useState<readonly string[]>([]);
  return (
    <form className="step-form" onSubmit={(event) => {
      event.preventDefault();
      command.send({ done: said.assigned, send: () => api.POST('/api/v1/cases/{number}/steps/{step}/technicians', { params: { path: { number: page.number, step: step.step } }, body: { users: [...users] } }) });
    }}>
      <fieldset className="officers">
        <legend>{say(said.who).replace('{n}', String(step.people))}</legend>
        {step.sitters.map((colleague) => (
          <label key={colleague.user} className="check">
            <input type="checkbox" checked={users.includes(colleague.user)} onChange={(e) => setUsers(e.target.checked ? [...users, colleague.user] : users.filter((user) => user !== colleague.user))} />
            {colleague.name}<code className="faint small">{colleague.user}</code>
          </label>
        ))}
      </fieldset>
      {command.problem && <ProblemMessage problem={command.problem} />}
      <div className="submit"><Button type="primary" htmlType="submit" loading={command.isSending} disabled={users.length < step.people}>{say(said.assign)}</Button></div>
    </form>
  );
}
