import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { answered } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useOversight } from '../useOversight';

interface Parts {
  readonly number: string;
  readonly label: string;
  readonly button: string;
  readonly send: (words: string) => Parameters<typeof answered<unknown>>[0];
}

/** One sentence on an order: its answer, or its result. */
export function SayForm({ number, label, button, send }: Parts) {
  const [words, setWords] = useState('');
  const id = useId();
  const oversight = useOversight(number, () => setWords(''));
  return (
    <form className="oversee" onSubmit={(e) => { e.preventDefault(); oversight.send(() => send(words)); }}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={words} onChange={(e) => setWords(e.target.value)} maxLength={1000} />
      <Button htmlType="submit" loading={oversight.isSending} disabled={words.trim() === ''}>{button}</Button>
      {oversight.problem && <ProblemMessage problem={oversight.problem} />}
    </form>
  );
}
