import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { RouterProvider } from 'react-router';
import { Problem } from '@/shared/api/problem';
import { asCss } from '@/shared/look/palette';
import { paletteOf, themeOf } from '@/shared/look/theme';
import { LanguageContext } from '@/shared/words/words';
import { usePreferences } from './preferences';
import { router } from './router';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal does not get better by asking again; a broken line may.
      retry: (tries, fault) => fault instanceof Problem && fault.status === 0 && tries < 2,
    },
  },
});

export function App() {
  const { mode, language } = usePreferences();
  const theme = useMemo(() => themeOf(mode), [mode]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.style.colorScheme = mode;
  }, [mode, language]);
  return (
    <LanguageContext value={language}>
      <style>{`:root{${asCss(paletteOf(mode))}}`}</style>
      <ConfigProvider theme={theme} locale={language === 'zh' ? chinese : english} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </LanguageContext>
  );
}
