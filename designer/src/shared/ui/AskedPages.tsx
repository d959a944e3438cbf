import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from '@/shared/api/problem';
import type { Page } from '@/shared/api/paged';
import { useSay, words } from '@/shared/words/words';
import { ProblemMessage } from './ProblemMessage';

const said = {
  loading: words('正在载入…', 'Loading…'),
  again: words('再试一次', 'Try again'),
  more: words('再看更多', 'Show more'),
};

interface Parts<T> {
  readonly of: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  /** What stands there when there is nothing. */
  readonly empty: ReactNode;
  readonly children: (rows: readonly T[]) => ReactNode;
}

/** A list that is asked for page by page: waiting, failed with a way on, empty, or here with more to come. */
export function AskedPages<T>({ of, empty, children }: Parts<T>) {
  const say = useSay();
  if (of.data === undefined) {
    return of.error
      ? <div className="asked-failed"><ProblemMessage problem={of.error instanceof Problem ? of.error : Problem.unreachable()} /><Button onClick={() => void of.refetch()}>{say(said.again)}</Button></div>
      : <div className="asked-waiting" role="status"><span className="visually-hidden">{say(said.loading)}</span>{[0, 1, 2, 3].map((row) => <span key={row} className="bone" aria-hidden />)}</div>;
  }

  const rows = of.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {rows.length === 0 ? empty : children(rows)}
      {of.hasNextPage && <p className="asked-more"><Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{say(said.more)}</Button></p>}
    </>
  );
}
