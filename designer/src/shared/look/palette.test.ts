import { describe, expect, it } from 'vitest';
import { asCss, dark, light, type Palette } from './palette';

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Text and the grounds it stands on (WCAG 2.2 1.4.3: 4.5 to 1). */
const pairs: [keyof Palette, keyof Palette][] = [
  ['text', 'page'], ['text', 'surface'], ['textSoft', 'page'], ['textFaint', 'page'], ['textFaint', 'surface'], ['textFaint', 'raised'],
  ['ink', 'page'], ['ink', 'surface'], ['ink', 'inkSoft'], ['onInk', 'ink'], ['railText', 'rail'], ['railText', 'railActive'], ['calm', 'calmSoft'],
  ['soon', 'soonSoft'], ['today', 'todaySoft'], ['late', 'lateSoft'], ['paused', 'pausedSoft'], ['late', 'surface'], ['late', 'page'], ['calm', 'surface'],
  ['soon', 'surface'], ['today', 'surface'], ['paused', 'surface'],
];

describe.each([['light', light], ['dark', dark]] as const)('palette %s', (_, palette) => {
  it.each(pairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('lines that carry meaning can be seen', () => {
    expect(contrast(palette.lineStrong, palette.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.focus, palette.page)).toBeGreaterThanOrEqual(3);
  });

  it('is written as custom properties', () => {
    expect(asCss(palette)).toContain(`--late-soft:${palette.lateSoft}`);
  });
});
