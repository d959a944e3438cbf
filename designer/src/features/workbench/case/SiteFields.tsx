import { Input } from 'antd';
import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import type { Answer, AskedStep } from './answer';

const said = {
  title: words('核查笔录', 'Record of the visit'),
  at: words('核查时间', 'When'),
  place: words('核查地点', 'Where'),
  findings: words('核查情况', 'What was found'),
  number: words('笔录编号', 'Number of the record'),
  party: words('被核查人签名（没有签名的写明原因）', 'Who signed for the party, or why nobody did'),
  photos: words('现场照片（只登记文件名和 SHA-256，文件自行归档）', 'Photos (name and SHA-256 are kept, the files stay with you)'),
};

const digits = async (file: File) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** 核查笔录: time, place, findings, signatures, photos by their digest. */
export function SiteFields({ step, answer, onChange }: { step: AskedStep; answer: Answer; onChange: (more: Partial<Answer>) => void }) {
  const say = useSay();
  const change = (more: Partial<Schemas['SiteRecord']>) => onChange({ site: { ...answer.site, ...more } });
  const text = (key: 'place' | 'findings' | 'number' | 'party') => (
    <div className="field">
      <label htmlFor={`${key}-${step.step}`}>{say(said[key])}</label>
      <Input id={`${key}-${step.step}`} value={answer.site[key]} onChange={(e) => change({ [key]: e.target.value })} required maxLength={500} />
    </div>
  );

  return (
    <fieldset className="site">
      <legend>{say(said.title)}</legend>
      <div className="field">
        <label htmlFor={`at-${step.step}`}>{say(said.at)}</label>
        <input id={`at-${step.step}`} type="datetime-local" value={answer.site.at} onChange={(e) => change({ at: e.target.value })} required />
      </div>
      {text('place')}{text('findings')}{text('number')}{text('party')}
      <div className="field">
        <label htmlFor={`photos-${step.step}`}>{say(said.photos)}</label>
        <input id={`photos-${step.step}`} type="file" accept="image/*" multiple required={step.takes_photos} onChange={(e) => {
          const files = [...(e.target.files ?? [])];
          void Promise.all(files.map(async (file) => ({ reference: file.name, sha256: await digits(file) }))).then((photos) => change({ photos }));
        }} />
        {(answer.site.photos ?? []).map((photo) => <div key={photo.sha256} className="small faint">{photo.reference}　<code>{photo.sha256.slice(0, 16)}…</code></div>)}
      </div>
    </fieldset>
  );
}
