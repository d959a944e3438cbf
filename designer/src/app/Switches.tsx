import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { useSay, words } from '@/shared/words/words';
import { prefer, usePreferences } from './preferences';

const said = {
  dark: words('深色', 'Dark'),
  light: words('浅色', 'Light'),
};

/** Language and light or dark, always at hand. */
export function Switches() {
  const say = useSay();
  const { mode, language } = usePreferences();
  const other = mode === 'dark' ? 'light' : 'dark';
  return (
    <div className="switches">
      <button type="button" className="plain" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => prefer({ language: language === 'zh' ? 'en' : 'zh' })}>
        {language === 'zh' ? 'English' : '中文'}
      </button>
      <button type="button" className="plain" aria-label={say(said[other])} title={say(said[other])} onClick={() => prefer({ mode: other })}>
        {other === 'dark' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
      </button>
    </div>
  );
}
