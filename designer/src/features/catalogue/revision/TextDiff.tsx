import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';
import { around, lineDiff } from './lineDiff';

const said = {
  label: words('原文逐行比较', 'The texts line by line'),
  out: words('删去', 'out'),
  in: words('写入', 'in'),
  left: words('相同的行略去', 'Same lines left out'),
};

const context = 3;

/** The proposed text against the newest published one, changed lines with some around them. */
export function TextDiff({ code, text }: { code: string; text: string }) {
  const published = useQuery({ queryKey: ['definition', code], queryFn: () => answered(api.GET('/api/v1/definitions/{code}', { params: { path: { code } } })), staleTime: Infinity });
  return <Asked of={published}>{(found) => <Lines before={found.text} after={text} />}</Asked>;
}

function Lines({ before, after }: { before: string; after: string }) {
  const say = useSay();
  const lines = useMemo(() => around(lineDiff(before, after), context), [before, after]);
  // What scrolls takes the focus, so that the keyboard can scroll it.
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className="text-diff" aria-label={say(said.label)} tabIndex={0}>
      {lines.map((line, index) => line === null
        ? <li key={index} className="left-out"><span className="visually-hidden">{say(said.left)}</span><span aria-hidden>⋯</span></li>
        : <li key={index} className={line.kind}><span aria-hidden className="line-number">{line.before ?? ''}</span><span aria-hidden className="line-number">{line.after ?? ''}</span><code>{line.kind !== 'same' && <span className="visually-hidden">{say(said[line.kind])}：</span>}<span aria-hidden>{line.kind === 'in' ? '+ ' : line.kind === 'out' ? '− ' : '  '}</span>{line.text}</code></li>)}
    </ol>
  );
}
