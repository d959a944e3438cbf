import { Link } from 'react-router';
import { patternOf } from '@/shared/items/itemWords';
import { useSay, words } from '@/shared/words/words';
import { applied, entriesAt, lineOf, textAt } from '../textEdit';
import { putValue, removeKey } from '../textShape';
import { LimitField, Row } from './fields';
import { useWriting } from './FormContext';
import { TextsField } from './lists';

const said = {
  own: words('本事项写了自己的环节：在“流程”里增删和修改。', 'The item has steps of its own: add and change them on the diagram.'),
  flow: words('到流程图', 'To the diagram'),
  more: words('增删环节、并联、退回和人数，在“流程”里改。', 'Steps, parallel branches, returns and officers are changed on the diagram.'),
  steps: words('{name}：{steps}', '{name}: {steps}'),
  limitOf: words('“{step}”的环节时限', 'Limit of “{step}”'),
  criteriaOf: words('“{step}”的审查要点', 'Criteria of “{step}”'),
};

/** 办理流程: the pattern, and what it asks for step by step. */
export function ProcessFields() {
  const say = useSay();
  const { text, of, become, order, help } = useWriting();
  const chosen = textAt(of, ['process', 'pattern']);
  const toFlow = <Link to="?view=flow">{say(said.flow)}</Link>;
  if (chosen === null && entriesAt(of, ['process']).some(({ key }) => key === 'steps'))
    return <p className="small soft">{say(said.own)} {toFlow}</p>;
  const pattern = help?.patterns.find((each) => each.name === chosen);
  const firstReview = pattern?.steps.find((step) => step.kind === '审查');
  const given = entriesAt(of, ['process', 'with']).map(({ key }) => key);
  /** What was given to steps that the other pattern does not have goes with them. */
  const choose = (name: string) => {
    const next = help?.patterns.find((each) => each.name === name);
    const splice = putValue(text, ['process', 'pattern'], name, order);
    let changed = splice ? applied(text, splice) : text;
    for (const key of given.filter((each) => !next?.steps.some((step) => each.startsWith(`${step.step}.`)))) {
      const gone = removeKey(changed, ['process', 'with', key]);
      changed = gone ? applied(changed, gone) : changed;
    }
    become(changed);
  };
  return (
    <>
      <Row path={['process', 'pattern']} element="process.pattern">{(id) => (
        <select id={id} value={chosen ?? ''} onChange={(e) => choose(e.target.value)}>
          {chosen === null && <option value="" />}
          {help?.patterns.map((each) => <option key={each.name} value={each.name}>{say(said.steps).replace('{name}', say(patternOf(each.name))).replace('{steps}', each.steps.map((step) => step.title).join('—'))}</option>)}
        </select>
      )}</Row>
      <p className="small soft">{say(said.more)} {toFlow}</p>
      {pattern?.steps.map((step, index) => {
        const withHelp = index === 0;
        const title = textAt(of, ['process', 'with', `${step.step}.title`]) ?? step.title;
        const criteria = `${step.step}.criteria`;
        return (
          <fieldset key={step.step} className="editor-group" data-line={lineOf(text, of, ['process', 'with', `${step.step}.limit`]) ?? undefined}>
            <legend>{title} <span className="small faint">{textAt(of, ['process', 'with', `${step.step}.role`]) ?? step.role}</span></legend>
            <LimitField path={['process', 'with', `${step.step}.limit`]} element="step.limit" label={say(said.limitOf).replace('{step}', title)} standard={step.limit ?? null} withHelp={withHelp} />
            {(step.asked.includes('criteria') || given.includes(criteria) || step.kind === '审查') && <TextsField path={['process', 'with', criteria]} element="step.criteria" label={say(said.criteriaOf).replace('{step}', title)} withHelp={step === firstReview} />}
          </fieldset>
        );
      })}
    </>
  );
}
