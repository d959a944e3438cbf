import { SearchOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

/** 查询: cases one's office took part in; supervisors and policy staff find all. */
export const search: Feature = {
  path: 'cases',
  title: words('查询', 'Search'),
  icon: <SearchOutlined aria-hidden />,
  isFor: (roles) => !roles.includes('集成商'),
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./SearchPage')).SearchPage }) }],
};
