import { CloseOutlined, LoadingOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { upload, type Uploaded } from '@/shared/api/files';
import type { Problem } from '@/shared/api/problem';
import { ProblemMessage } from '@/shared/ui/ProblemMessage';
import { useSay, words } from '@/shared/words/words';

const said = {
  add: words('上传扫描件', 'Upload a scan'),
  sending: words('正在上传…', 'Uploading…'),
  remove: words('去掉', 'Remove'),
};

const kinds = '.pdf,.png,.jpg,.jpeg';

/** Scans of one material: uploaded at once, named with the application; a reviewer sees them beside the criteria. */
export function Scans({ name, files, onChange }: { name: string; files: readonly Uploaded[]; onChange: (files: Uploaded[]) => void }) {
  const say = useSay();
  const sending = useMutation<Uploaded[], Problem, File[]>({
    mutationFn: (chosen) => Promise.all(chosen.map(upload)),
    onSuccess: (sent) => onChange([...files, ...sent.filter((each) => files.every((file) => file.sha256 !== each.sha256))]),
  });
  return (
    <div className="scans small">
      {files.map((file) => (
        <span key={file.sha256} className="scan">{file.name}
          <button type="button" className="plain" aria-label={`${say(said.remove)}：${file.name}`} onClick={() => onChange(files.filter((each) => each !== file))}><CloseOutlined aria-hidden /></button>
        </span>
      ))}
      <label className="scan-add">
        {sending.isPending ? <LoadingOutlined aria-hidden /> : <PaperClipOutlined aria-hidden />} {say(sending.isPending ? said.sending : said.add)}
        <input className="visually-hidden" type="file" accept={kinds} multiple aria-label={`${name} ${say(said.add)}`} disabled={sending.isPending}
          onChange={(event) => { sending.mutate([...event.target.files ?? []]); event.target.value = ''; }} />
      </label>
      {sending.error && <ProblemMessage problem={sending.error} />}
    </div>
  );
}
