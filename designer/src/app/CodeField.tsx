import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import type { Problem } from '@/shared/api/problem';
import { useSay, words } from '@/shared/words/words';

const said = {
  code: words('验证码', 'Code'),
  rule: words('身份验证器现在显示的六位数字。每个只能用一次：刚用过的，请等下一个。', 'The six digits your authenticator shows now. Each is good for once: if you have just used one, wait for the next.'),
};

/** Whether a refusal is about the 验证码: none was sent, or it does not fit. */
export const isAboutCode = (problem: Problem | null): boolean => ['WG6124', 'WG6127', 'WG6129'].includes(problem?.code ?? '');

/** 验证码. What comes up asking for it, and each refusal, puts the cursor here. */
export function CodeField({ id, value, onChange, refusal }: {
  readonly id: string; readonly value: string; readonly onChange: (code: string) => void; readonly refusal: Problem | null;
}) {
  const say = useSay();
  const box = useRef<InputRef>(null);
  const wrong = refusal?.code !== 'WG6124' && isAboutCode(refusal);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (wrong)
      box.current?.focus({ cursor: 'all' });
  }, [wrong, refusal]);
  return (
    <>
      <label htmlFor={id}>{say(said.code)}</label>
      <Input
        ref={box} id={id} className="one-time-code" name="code" autoComplete="one-time-code" inputMode="numeric" pattern="[0-9]{3} ?[0-9]{3}" maxLength={7}
        title={say(said.rule)} status={wrong ? 'error' : ''} aria-invalid={wrong} aria-describedby={`${id}-rule`} value={value} onChange={(e) => onChange(e.target.value)} size="large" required
      />
      <p id={`${id}-rule`} className="soft small">{say(said.rule)}</p>
    </>
  );
}
