import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';

export type UnderWay = Schemas['DraftsUnderWay'];

/** Milliseconds of quiet after which what was written is kept on the server. */
const quiet = 700;

/** Milliseconds after which a draft that could not be kept is sent again. */
const patience = 5_000;

/** Milliseconds after which it is asked again who else is writing. */
const look = 15_000;

const keptElsewhere = 'WG6017';

export type Keeping = 'kept' | 'keeping' | 'untouched' | 'conflict' | 'failed';

/** Drafts of an item that are under way: one's own, and who else is writing. */
export const useUnderWay = (code: string) => useQuery({
  queryKey: ['drafts', code],
  queryFn: () => answered(api.GET('/api/v1/definitions/{code}/drafts', { params: { path: { code } } })),
  refetchInterval: look,
  // What was kept is asked anew with every visit: an old answer would be written over what is newer.
  gcTime: 0,
});

/**
 * Keeps the text on the server while one writes. Each save says which one it replaces: what was written in another
 * window is never written over unseen.
 */
export function useKeptDraft(code: string, published: Schemas['DefinitionText'], own: UnderWay['own'], text: string) {
  const queries = useQueryClient();
  const [seen, setSeen] = useState(own?.saves ?? 0);
  const [saved, setSaved] = useState(own?.text ?? published.text);
  const [keeping, setKeeping] = useState<Keeping>(own ? 'kept' : 'untouched');
  const over = useRef(own?.over ?? published.hash);
  const isSending = useRef(false);
  const isDirty = text !== saved;
  useEffect(() => {
    if (!isDirty || keeping === 'conflict')
      return;
    const timer = setTimeout(() => {
      if (isSending.current)
        return;
      isSending.current = true;
      setKeeping('keeping');
      void keep(code, published, text, over.current, seen).then((saves) => {
        setSeen(saves);
        setSaved(text);
        setKeeping(saves === 0 ? 'untouched' : 'kept');
      }, (problem: unknown) => setKeeping(problem instanceof Problem && problem.code === keptElsewhere ? 'conflict' : 'failed')).finally(() => {
        isSending.current = false;
      });
    }, keeping === 'failed' ? patience : quiet);
    return () => clearTimeout(timer);
  }, [isDirty, keeping, code, published, text, seen]);
  // Leaving the page with the last words not kept yet: the browser asks first.
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isDirty)
      addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isDirty]);
  /** Both texts are there: takes the other one, or keeps this one over it; or the draft is given up for good. */
  const settle = async (which: 'theirs' | 'mine' | 'discard'): Promise<string | null> => {
    if (which === 'discard') {
      await forget(code);
      setSaved(text);
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      return null;
    }
    const now = await queries.fetchQuery<UnderWay>({ queryKey: ['drafts', code], queryFn: () => answered(api.GET('/api/v1/definitions/{code}/drafts', { params: { path: { code } } })), staleTime: 0 });
    setSeen(now.own?.saves ?? 0);
    setSaved(now.own?.text ?? published.text);
    setKeeping(now.own ? 'kept' : 'untouched');
    return which === 'theirs' ? now.own?.text ?? published.text : null;
  };
  return { keeping: isDirty && keeping !== 'conflict' && keeping !== 'failed' ? 'keeping' as const : keeping, settle };
}

const forget = (code: string) => answered(api.DELETE('/api/v1/definitions/{code}/draft', { params: { path: { code } } }) as Promise<{ data?: unknown; response: Response }>);

/** Sends the draft; one that says what is published is none, and is forgotten. */
async function keep(code: string, published: Schemas['DefinitionText'], text: string, over: string, seen: number): Promise<number> {
  const params = { params: { path: { code } } };
  if (text === published.text) {
    await forget(code);
    return 0;
  }
  return (await answered(api.PUT('/api/v1/definitions/{code}/draft', { ...params, body: { text, over, seen } }))).saves;
}
