import { theme, type ThemeConfig } from 'antd';
import { dark, light, type Palette } from './palette';

export type Mode = 'light' | 'dark';

export const paletteOf = (mode: Mode): Palette => (mode === 'dark' ? dark : light);

/** The palette as Ant Design understands it: dense, square, quiet. */
export function themeOf(mode: Mode): ThemeConfig {
  const p = paletteOf(mode);
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.ink,
      colorInfo: p.ink,
      colorSuccess: p.calm,
      colorWarning: p.soon,
      colorError: p.late,
      colorText: p.text,
      colorTextSecondary: p.textSoft,
      colorTextTertiary: p.textFaint,
      colorTextPlaceholder: p.textFaint,
      colorBgBase: p.surface,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBgLayout: p.page,
      colorBorder: p.lineStrong,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorTextLightSolid: p.onInk,
      borderRadius: 3,
      fontSize: 14,
      controlHeight: 32,
      controlHeightSM: 26,
      controlHeightLG: 38,
      fontSizeLG: 14,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      fontFamily: 'inherit',
    },
    components: {
      Button: { primaryColor: p.onInk, primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Radio: { buttonSolidCheckedColor: p.onInk },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? p.raised : p.text, colorTextLightSolid: mode === 'dark' ? p.text : p.surface },
    },
  };
}
