import { CloseCircleFilled } from '@ant-design/icons';
import type { Problem } from '@/shared/api/problem';
import { useSay, words } from '@/shared/words/words';

const basis = words('依据', 'Basis');

/** A refusal, in place: what stood in the way, on which law, under which rule code. */
export function ProblemMessage({ problem }: { problem: Problem }) {
  const say = useSay();
  return (
    <div className="problem" role="alert">
      <CloseCircleFilled aria-hidden />
      <div>
        <p>{say(problem.said)}</p>
        {(problem.basis ?? problem.code) !== '' && (
          <p className="problem-more">
            {problem.basis !== null && <span>{say(basis)}：{problem.basis}</span>}
            {problem.code !== '' && <code>{problem.code}</code>}
          </p>
        )}
      </div>
    </div>
  );
}
