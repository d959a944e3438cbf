import { BookOutlined } from '@ant-design/icons';
import type { Feature } from '@/shared/ui/feature';
import { words } from '@/shared/words/words';

/** 事项目录: what is on the list, by which standard; for everybody who signs in. */
export const catalogue: Feature = {
  path: 'items',
  title: words('事项', 'Items'),
  icon: <BookOutlined aria-hidden />,
  isFor: () => true,
  routes: [
    { index: true, lazy: async () => ({ Component: (await import('./CataloguePage')).CataloguePage }) },
    { path: 'import', lazy: async () => ({ Component: (await import('./imports/ImportPage')).ImportPage }) },
    { path: 'new', lazy: async () => ({ Component: (await import('./begin/NewItemPage')).NewItemPage }) },
    { path: ':code', lazy: async () => ({ Component: (await import('./item/ItemPage')).ItemPage }) },
    { path: ':code/edit', lazy: async () => ({ Component: (await import('./editor/EditorPage')).EditorPage }) },
    { path: ':code/print', lazy: async () => ({ Component: (await import('./print/PrintPage')).PrintPage }) },
    { path: ':code/revision', lazy: async () => ({ Component: (await import('./revision/RevisionPage')).RevisionPage }) },
    { path: ':code/guide', lazy: async () => ({ Component: (await import('./item/GuidePage')).GuidePage }) },
  ],
};
