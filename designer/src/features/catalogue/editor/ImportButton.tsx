import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';
import { useFlowEdit } from './flow/edit';

const said = {
  take: words('导入', 'Import'),
  what: words('导入 YAML（整个事项）或者 BPMN（流程）', 'Import YAML (the item) or BPMN (its process)'),
};

/** A file in place of what is written: YAML of the whole item, or a BPMN diagram as its process. It can be undone. */
export function ImportButton({ code, text, become }: { code: string; text: string; become: (text: string) => void }) {
  const say = useSay();
  const place = useRef<HTMLInputElement>(null);
  const drawing = useFlowEdit(code, () => text, become);
  const take = async (file: File) => {
    const content = await file.text();
    if (/\.(bpmn|xml)$/iu.test(file.name))
      drawing.mutate({ kind: 'draw', bpmn: content });
    else
      become(content.replace(/^\uFEFF/u, ''));
  };
  return (
    <>
      <Button icon={<ImportOutlined aria-hidden />} title={say(said.what)} loading={drawing.isPending} onClick={() => place.current?.click()}>{say(said.take)}</Button>
      <input
        ref={place} type="file" hidden accept=".yaml,.yml,.bpmn,.xml" aria-label={say(said.what)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file)
            void take(file);
        }}
      />
      {drawing.error && <ProblemMessage problem={drawing.error} />}
    </>
  );
}
