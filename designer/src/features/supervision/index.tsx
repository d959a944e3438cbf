import { BellOutlined, EyeOutlined } from '@ant-design/icons';
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
    { path: 'load', lazy: async () => ({ Component: (await import('./load/LoadPage')).LoadPage }) },
    { path: 'orders', lazy: async () => ({ Component: (await import('./orders/OrdersPage')).OrdersPage }) },
    { path: 'report', lazy: async () => ({ Component: (await import('./report/ReportPage')).ReportPage }) },
    { path: 'items/:code', lazy: async () => ({ Component: (await import('./heat/HeatPage')).HeatPage }) },
    { path: 'wall', lazy: async () => ({ Component: (await import('./figures/WallPage')).WallPage }) },
    { path: ':number', lazy: async () => ({ Component: (await import('./SupervisedCasePage')).SupervisedCasePage }) },
  ],
};

const doNotHandle = ['监察员', '政策人员', '集成商', '系统管理员'];

/** 督办件: what supervisors demand of an office, answered by it. */
export const orders: Feature = {
  path: 'orders',
  title: words('督办件', 'Orders'),
  icon: <BellOutlined aria-hidden />,
  isFor: (roles) => roles.some((role) => !doNotHandle.includes(role)),
  routes: [{ index: true, lazy: async () => ({ Component: (await import('./orders/MyOrdersPage')).MyOrdersPage }) }],
};
