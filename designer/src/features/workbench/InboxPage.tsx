import { useSay, words } from '@/shared/words/words';

const title = words('待办', 'Inbox');

export function InboxPage() {
  const say = useSay();
  return <main className="page"><h1>{say(title)}</h1></main>;
}
