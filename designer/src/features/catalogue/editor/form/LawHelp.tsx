import { BookOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import { useSay, words } from '@/shared/words/words';
import { lineOf, type Path } from '../textEdit';
import { useWriting } from './FormContext';

const said = {
  open: words('“{name}”怎么填', 'How to fill in “{name}”'),
  cites: words('这里引用的条文', 'The articles cited here'),
};

/** What may stand in a field and which articles govern it: beside the field where there is room, else behind a button. */
export function LawHelp({ element, path }: { element: string; path?: Path }) {
  const say = useSay();
  const id = useId();
  const [isOpen, open] = useState(false);
  const { help, text, of, cited } = useWriting();
  const note = help?.elements.find((each) => each.element === element);
  if (!note)
    return null;
  const line = path ? lineOf(text, of, path) : null;
  const here = cited.filter((each) => each.line === line && !note.law.some((law) => law.citation === each.citation));
  const label = say(said.open).replace('{name}', say(note.term));
  return (
    <div className={`law-help${isOpen ? ' open' : ''}`}>
      <button type="button" className="plain law-help-button" aria-expanded={isOpen} aria-controls={id} aria-label={label} title={label} onClick={() => open(!isOpen)}><BookOutlined aria-hidden /></button>
      <div id={id} className="law-help-text small">
        <p className="soft">{say(note.allowed)}</p>
        {note.law.map((article) => <Article key={article.citation} citation={article.citation} text={article.text} />)}
        {here.length > 0 && <p className="faint">{say(said.cites)}</p>}
        {here.map((each, index) => each.text.length > 0
          ? <Article key={index} citation={each.citation} text={each.text} says={each.says ? say(each.says) : null} />
          : <p key={index}>{each.citation}{each.says && <strong>　{say(each.says)}</strong>}</p>)}
      </div>
    </div>
  );
}

function Article({ citation, text, says = null }: { citation: string; text: readonly string[]; says?: string | null }) {
  return (
    <details className="law-article">
      <summary>{citation.replace('中华人民共和国', '')}{says && <strong>　{says}</strong>}</summary>
      {text.map((paragraph, index) => <p key={index}>{paragraph}</p>)}
    </details>
  );
}
