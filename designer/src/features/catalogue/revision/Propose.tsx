import { SendOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { useDeciding } from './useRevisions';

const said = {
  note: words('修订说明：改了什么，为什么', 'What is revised, and why'),
  noteOfNew: words('说明：为什么新设这一事项', 'Why the item is new'),
  propose: words('提请发布', 'Propose for publication'),
  not: words('没有错误并且得证，才能提请', 'It can be proposed once nothing is wrong and it is proved'),
  done: words('已提请，待另一人审核', 'Proposed; another person reviews it'),
};

/** 提请发布: the text as it stands, with a note for who publishes. */
export function Propose({ code, text, isNew, isReady }: { code: string; text: string; isNew: boolean; isReady: boolean }) {
  const say = useSay();
  const [note, setNote] = useState('');
  const [proposed, setProposed] = useState<string | null>(null);
  const deciding = useDeciding(code, () => setProposed(text));
  if (proposed === text)
    return <p className="panel propose good" role="status">{say(said.done)}</p>;
  return (
    <form className="panel propose" onSubmit={(event) => {
      event.preventDefault();
      deciding.mutate(() => api.POST('/api/v1/definitions/{code}/revision', { params: { path: { code } }, body: { text, note: note.trim() } }));
    }}>
      <label htmlFor="revision-note">{say(isNew ? said.noteOfNew : said.note)}</label>
      <Input id="revision-note" value={note} onChange={(e) => setNote(e.target.value)} required maxLength={500} />
      <Button type="primary" htmlType="submit" icon={<SendOutlined aria-hidden />} disabled={!isReady} loading={deciding.isPending} title={isReady ? '' : say(said.not)}>{say(said.propose)}</Button>
      {!isReady && <span className="small faint">{say(said.not)}</span>}
      {deciding.error && <ProblemMessage problem={deciding.error} />}
    </form>
  );
}
