import { CheckCircleOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useId } from 'react';
import { useSay, words } from '@/shared/words/words';
import { documentWords, flawOf, type IdentityDocument } from './identity';

const said = {
  document: words('证件类型', 'Document'),
  holds: words('校验通过', 'The number holds'),
};

interface Props {
  readonly id: string;
  readonly documents: readonly IdentityDocument[];
  readonly document: IdentityDocument;
  readonly number: string;
  readonly label?: string;
  readonly onChange: (document: IdentityDocument, number: string) => void;
}

/** 证件类型 and 证件号码; what is wrong with the number stands under it while it is typed. */
export function IdentityField({ id, documents, document, number, label, onChange }: Props) {
  const say = useSay();
  const remark = useId();
  const flaw = flawOf(document, number);
  return (
    <>
      {documents.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-document`}>{say(said.document)}</label>
          <select id={`${id}-document`} value={document} onChange={(e) => onChange(e.target.value as IdentityDocument, number)}>
            {documents.map((each) => <option key={each} value={each}>{say(documentWords[each])}</option>)}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{label ?? say(documentWords[document])}<span aria-hidden className="required">*</span></label>
        <Input id={id} value={number} required autoComplete="off" aria-describedby={remark} {...(flaw ? { status: 'warning' } : {})}
          onChange={(e) => onChange(document, e.target.value.toUpperCase())} />
        <span id={remark} className="identity-remark small" role="status">
          {flaw ? <span className="standing soon">{say(flaw)}</span> : number.trim() !== '' && <span className="standing calm"><CheckCircleOutlined aria-hidden />{say(said.holds)}</span>}
        </span>
      </div>
    </>
  );
}
