import { InboxOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

const others = ['监察员', '政策人员', '集成商'];

/** 工作台: window clerks and approvers. */
export const workbench: Feature = {
  path: 'inbox',
  title: words('待办', 'Inbox'),
  icon: <InboxOutlined aria-hidden />,
  isFor: (roles) => roles.some((role) => !others.includes(role)),
  routes: [
    { index: true, lazy: async () => ({ Component: (await import('./InboxPage')).InboxPage }) },
    { path: 'new', lazy: async () => ({ Component: (await import('./intake/ChooseItemPage')).ChooseItemPage }) },
    { path: 'new/together', lazy: async () => ({ Component: (await import('./together/TogetherPage')).TogetherPage }) },
    { path: 'new/:code', lazy: async () => ({ Component: (await import('./intake/IntakePage')).IntakePage }) },
    { path: 'appointments', lazy: async () => ({ Component: (await import('./appointments/AppointmentsPage')).AppointmentsPage }) },
    { path: ':number', lazy: async () => ({ Component: (await import('./case/CasePage')).CasePage }) },
  ],
};
