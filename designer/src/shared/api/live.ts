import { useEffect, useRef } from 'react';
import { sessionNow } from './session';

const AGAIN_MS = 3_000;

/** Reads server-sent events to their end; gives the id of the last one. */
async function follow(path: string, last: string, signal: AbortSignal, onNews: () => void): Promise<string> {
  const headers = { Authorization: `Bearer ${sessionNow()?.token ?? ''}`, Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) };
  const answer = await fetch(path, { headers, signal });
  if (!answer.ok || !answer.body)
    throw new Error(String(answer.status));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let seen = last;
  for (;;) {
    const { done, value } = await reader.read();
    if (done)
      return seen;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      seen = /^id: ?(.*)$/m.exec(event)?.[1] ?? seen;
      if (isNews(event))
        onNews();
    }
  }
}

/** A change, or word that some were missed; the hello and the beat of the line are no news. */
export const isNews = (event: string): boolean => event.includes('"reload"') || (/^data:/m.test(event) && !/^event: ?(hello|beat)$/m.test(event));

/** Calls back when cases of the reader's office change; a broken line is taken up again where it broke off. */
export function useLive(onNews: () => void): void {
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const begin = () => {
      follow('/api/v1/desk/live', last, leaving.signal, () => latest.current())
        .then((seen) => { last = seen; }, () => undefined)
        .finally(() => {
          if (!leaving.signal.aborted)
            timer = setTimeout(begin, AGAIN_MS);
        });
    };
    begin();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, []);
}
