import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '@/shared/api/problem';
import { useSay, words } from '@/shared/words/words';
import { ProblemMessage } from './ProblemMessage';

const said = {
  loading: words('正在载入…', 'Loading…'),
  again: words('再试一次', 'Try again'),
};

/** What was asked of the server: waiting, failed with a way on, or here. Never a blank place. */
export function Asked<T>({ of, children }: { of: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  const say = useSay();
  if (of.data !== undefined)
    return <>{children(of.data)}</>;
  if (of.error) {
    return (
      <div className="asked-failed">
        <ProblemMessage problem={of.error instanceof Problem ? of.error : Problem.unreachable()} />
        <Button onClick={() => void of.refetch()}>{say(said.again)}</Button>
      </div>
    );
  }

  return (
    <div className="asked-waiting" role="status">
      <span className="visually-hidden">{say(said.loading)}</span>
      {[0, 1, 2, 3].map((row) => <span key={row} className="bone" aria-hidden />)}
    </div>
  );
}
