import { createBrowserRouter, Navigate } from 'react-router';
import { useSession } from '@/shared/api/session';
import { features, featuresFor } from './features';
import { Layout } from './Layout';
import { FaultPage, NothingForYou, NotFoundPage } from './OtherPages';

function Home() {
  const session = useSession();
  const [first] = featuresFor(session?.roles ?? []);
  return first ? <Navigate to={`/${first.path}`} replace /> : <NothingForYou />;
}

export const router = createBrowserRouter([
  { path: '/sign-in', lazy: async () => ({ Component: (await import('./SignInPage')).SignInPage }) },
  { path: '/progress', lazy: async () => ({ Component: (await import('@/features/public/ProgressPage')).ProgressPage }) },
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: FaultPage,
    children: [
      { index: true, Component: Home },
      ...features.map((feature) => ({ path: feature.path, children: feature.routes, ErrorBoundary: FaultPage })),
      { path: 'password', lazy: async () => ({ Component: (await import('./PasswordPage')).PasswordPage }) },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);
