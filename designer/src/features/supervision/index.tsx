import { EyeOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

/** 监察: supervisors watch time limits, from the district down to one case. */
export const supervision: Feature = {
  path: 'supervision',
  title: words('监察', 'Supervision'),
  icon: <EyeOutlined aria-hidden />,
  isFor: (roles) => roles.includes('监察员'),
  routes: [
    { index: true, lazy: async () => ({ Component: (await import('./BoardPage')).BoardPage }) },
    { path: 'figures', lazy: async () => ({ Component: (await import('./figures/FiguresPage')).FiguresPage }) },
    { path: 'quality', lazy: async () => ({ Component: (await import('./figures/QualityPage')).QualityPage }) },
    { path: 'wall', lazy: async () => ({ Component: (await import('./figures/WallPage')).WallPage }) },
    { path: ':number', lazy: async () => ({ Component: (await import('./SupervisedCasePage')).SupervisedCasePage }) },
  ],
};
