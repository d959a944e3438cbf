import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { CaseGrid } from '@/features/workbench/case/CaseGrid';
import { CaseHead } from '@/features/workbench/case/CaseHead';
import { Clocks } from '@/features/workbench/case/Clocks';
import { Places } from '@/features/workbench/case/Places';
import { Timeline } from '@/features/workbench/case/Timeline';
import { answered, api } from '@/shared/api/client';
import { Asked } from '@/shared/ui/Asked';
import { useKeys } from '@/shared/ui/keys';
import { words } from '@/shared/words/words';
import { Accountable } from './Accountable';
import { Cards } from './Cards';
import { Orders } from './Orders';
import { TimeSplit } from './TimeSplit';
import '@/features/workbench/workbench.css';
import '@/features/workbench/case/case.css';
import './orders/orders.css';
import './supervision.css';

const back = { to: '/supervision', title: words('时限监察', 'Time limits') };

/** One case as a supervisor sees it: its time, whose time it was, its cards and orders. */
export function SupervisedCasePage() {
  const { number = '' } = useParams();
  const navigate = useNavigate();
  const page = useQuery({
    queryKey: ['case', number],
    queryFn: () => answered(api.GET('/api/v1/desk/cases/{number}', { params: { path: { number } } })),
  });
  useKeys({ u: () => void navigate('/supervision') });
  return (
    <main className="page case">
      <Asked of={page}>
        {(found) => (
          <>
            <CaseHead page={found} back={back} />
            <CaseGrid
              page={found}
              main={(
                <>
                  <Cards number={number} />
                  <Orders number={number} authority={found.authority} />
                  <Clocks clocks={found.clocks} today={found.today} except={found.pressing ?? null} />
                  <Timeline number={number} />
                </>
              )}
              above={<><Accountable number={number} /><TimeSplit number={number} /><Places places={found.places} /></>}
            />
          </>
        )}
      </Asked>
    </main>
  );
}
