import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ToAnswer } from '@/features/supervision/orders/ToAnswer';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { Talk } from './acts/Talk';
import { CaseGrid } from './CaseGrid';
import { CaseHead } from './CaseHead';
import { Clocks } from './Clocks';
import { Documents } from './Documents';
import { Hearing } from './Hearing';
import { Places } from './Places';
import { Task } from './Task';
import { Timeline } from './Timeline';
import { WindowPanel } from './WindowPanel';
import '../workbench.css';
import './case.css';

/** A case: when it is due and why, what is asked of the reader, and all that belongs to it. */
export function CasePage() {
  const { number = '' } = useParams();
  const navigate = useNavigate();
  const page = useQuery({
    queryKey: ['case', number],
    queryFn: () => answered(api.GET('/api/v1/desk/cases/{number}', { params: { path: { number } } })),
  });
  useKeys({ u: () => void navigate('/inbox') });
  return <main className="page case"><Asked of={page}>{(found) => <Case key={found.number} page={found} />}</Asked></main>;
}

function Case({ page }: { page: Schemas['CasePage'] }) {
  const [revision, setRevision] = useState(0);
  return (
    <>
      <CaseHead page={page} />
      <CaseGrid
        page={page}
        main={(
          <>
            <ToAnswer number={page.number} />
            <Talk page={page} />
            <Task key={revision} page={page} onAgain={() => setRevision(revision + 1)} />
            <WindowPanel page={page} />
            <Hearing page={page} />
            <Clocks clocks={page.clocks} today={page.today} except={page.pressing ?? null} />
            <Timeline number={page.number} />
          </>
        )}
        below={<><Documents number={page.number} /><Places places={page.places} /></>}
      />
    </>
  );
}
