import { CheckCircleOutlined, FileTextOutlined, MinusCircleOutlined, PictureOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useSay, words } from '@/shared/words/words';
import { materialForms } from '@/shared/items/itemWords';
import { channelWords } from '../enumWords';
import { lengthOf, type CaseFile } from './files';
import { Reveal } from './Reveal';

const said = {
  materials: words('申请材料', 'Materials'),
  form: words('申请表', 'Application form'),
  applicant: words('申请人', 'Applicant'),
  identifier: words('证件号码', 'Identifier'),
  phone: words('联系电话', 'Phone'),
  channel: words('提交渠道', 'Channel'),
  missing: words('未提交', 'missing'),
  notAsked: words('本件不需要', 'not needed here'),
  owed: words('容缺，待补齐', 'to follow'),
  mayFollow: words('可以容缺', 'may follow'),
  licence: words('电子证照', 'E-licence'),
  standards: words('受理标准', 'Acceptance standards'),
  photos: words('现场照片', 'Site photos'),
  keys: words('v 查看，[ 和 ] 换一份', 'v views, [ and ] change'),
};

/** What was applied for, beside what is asked: the list as the item fixes it, with what was handed in. */
export function Materials({ page, files, onShow }: { page: Schemas['CasePage']; files: readonly CaseFile[]; onShow: (file: CaseFile) => void }) {
  const say = useSay();
  const at = (key: string) => files.filter((file) => file.place === key);
  const photos = files.filter((file) => !page.materials.some((material) => material.key === file.place));
  const [full, setFull] = useState<Schemas['PersonalData'] | null>(null);
  const applicant = full?.applicant ?? page.applicant;
  return (
    <>
      <section className="panel" aria-labelledby="materials">
        <header><h2 id="materials">{say(said.materials)}</h2>{files.length > 0 && <span className="faint small after">{say(said.keys)}</span>}</header>
        <ul className="materials">
          {page.materials.map((material) => <MaterialRow key={material.key} material={material} isOwed={page.owed?.keys.includes(material.key) ?? false}><Files files={at(material.key)} onShow={onShow} /></MaterialRow>)}
          {photos.length > 0 && <li><PictureOutlined aria-hidden /><div><p>{say(said.photos)}</p><Files files={photos} onShow={onShow} /></div></li>}
        </ul>
      </section>
      <section className="panel" aria-labelledby="form">
        <header><h2 id="form">{say(said.form)}</h2></header>
        <dl className="facts">
          <dt>{say(said.applicant)}</dt><dd>{applicant.name}</dd>
          <dt>{say(said.identifier)}</dt><dd><code>{applicant.identifier}</code></dd>
          <dt>{say(said.phone)}</dt><dd>{applicant.phone}</dd>
          {page.form.map((field) => <FormRow key={field.key} label={field.label} value={full?.form.find((f) => f.key === field.key)?.value ?? field.value} />)}
          <dt>{say(said.channel)}</dt><dd>{say(channelWords[page.channel])}</dd>
        </dl>
        {page.is_masked && !full ? <Reveal number={page.number} onShown={setFull} /> : null}
      </section>
    </>
  );
}

const FormRow = ({ label, value }: { label: string; value: string }) => <><dt>{label}</dt><dd>{value}</dd></>;

/** The files of one material, each a button that opens it beside what is asked. */
function Files({ files, onShow }: { files: readonly CaseFile[]; onShow: (file: CaseFile) => void }) {
  if (files.length === 0)
    return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.sha256 + file.sequence}>
          <button type="button" className="plain file" onClick={() => onShow(file)}>{file.name}</button>
          {file.bytes != null && <span className="faint small">{lengthOf(file.bytes)}</span>}
        </li>
      ))}
    </ul>
  );
}

function MaterialRow({ material, isOwed, children }: { material: Schemas['ListedMaterial']; isOwed: boolean; children: ReactNode }) {
  const say = useSay();
  const here = material.handed_in;
  const state = here ? 'here' : material.asked || isOwed ? 'missing' : 'not-asked';
  const why = isOwed ? said.owed : material.asked ? said.missing : material.need === 'Deferrable' ? said.mayFollow : said.notAsked;
  return (
    <li className={state}>
      {here ? (material.licence ? <SafetyCertificateOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />) : material.asked || isOwed ? <MinusCircleOutlined aria-hidden /> : <FileTextOutlined aria-hidden />}
      <div>
        <p><span>{material.name}</span> {here
          ? <span className="faint small">{say(materialForms[here.form])}{material.licence && here.form === 'Electronic' ? `　${say(said.licence)}：${material.licence}` : ''}{here.reference && <>　<code>{here.reference}</code></>}</span>
          : <span className="small">{say(why)}</span>}</p>
        {material.asked && <p className="faint small"><span className="visually-hidden">{say(said.standards)}：</span>{material.accept_if.join('；')}</p>}
        {children}
      </div>
    </li>
  );
}
