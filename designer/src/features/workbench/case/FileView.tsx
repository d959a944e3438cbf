import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fileAt } from '@/shared/api/files';
import { Asked } from '@/shared/ui/Asked';
import { useSay, words } from '@/shared/words/words';

const said = {
  save: words('另存', 'Save'),
  tab: words('在新窗口打开', 'Open in a new window'),
  cannot: words('这种文件不能在此显示，请另存后打开。', 'This kind of file cannot be shown here; save it to open it.'),
};

/** A file of the case, shown in place: PDF and pictures; anything else is saved. */
export function FileView({ path, name }: { path: string; name: string }) {
  const file = useQuery({ queryKey: ['file', path], queryFn: () => fileAt(path), staleTime: Infinity, gcTime: 60_000 });
  return <Asked of={file}>{(found) => <Shown key={path} file={found} name={name} />}</Asked>;
}

function Shown({ file, name }: { file: Blob; name: string }) {
  const say = useSay();
  const [address] = useState(() => URL.createObjectURL(file));
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <>
      <p className="done-links"><a href={address} download={name}>{say(said.save)}</a><a href={address} target="_blank" rel="noreferrer">{say(said.tab)}</a></p>
      {file.type.startsWith('application/pdf') ? <iframe className="file-view" src={`${address}#navpanes=0&view=FitH`} title={name} />
        : file.type.startsWith('image/') ? <img className="file-view" src={address} alt={name} />
        : <p>{say(said.cannot)}</p>}
    </>
  );
}
