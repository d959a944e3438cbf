/**
 * Every colour of the product, once. Ink and paper carry the work, the seal's cinnabar is kept for what is overdue
 * and for the mark itself. The words and icons beside a colour say the same: nothing is told by colour alone.
 */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly rail: string;
  readonly railText: string;
  readonly railHover: string;
  readonly railActive: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly ink: string;
  readonly inkHover: string;
  readonly onInk: string;
  readonly inkSoft: string;
  readonly seal: string;
  readonly calm: string;
  readonly calmSoft: string;
  readonly soon: string;
  readonly soonSoft: string;
  readonly today: string;
  readonly todaySoft: string;
  readonly late: string;
  readonly lateSoft: string;
  readonly paused: string;
  readonly pausedSoft: string;
  readonly focus: string;
  readonly track: string;
}

export const light: Palette = {
  page: '#f4f3ef',
  surface: '#ffffff',
  raised: '#faf9f6',
  rail: '#1d3348',
  railText: '#c3d0dc',
  railHover: '#284257',
  railActive: '#34536d',
  line: '#e2dfd7',
  lineStrong: '#8d9199',
  text: '#1b2430',
  textSoft: '#4a5562',
  textFaint: '#626c78',
  ink: '#23527a',
  inkHover: '#1a4165',
  onInk: '#ffffff',
  inkSoft: '#e6eef5',
  seal: '#b3372b',
  calm: '#23694b',
  calmSoft: '#e3f1e9',
  soon: '#855600',
  soonSoft: '#fbf0d5',
  today: '#a3470a',
  todaySoft: '#fde8d8',
  late: '#ad2b20',
  lateSoft: '#fbe5e2',
  paused: '#585a82',
  pausedSoft: '#ecebf5',
  focus: '#0f6fc4',
  track: '#e7e4dc',
};

export const dark: Palette = {
  page: '#10151b',
  surface: '#181f27',
  raised: '#1e2630',
  rail: '#0b1016',
  railText: '#a9b7c4',
  railHover: '#16202a',
  railActive: '#213140',
  line: '#2b3540',
  lineStrong: '#6c7886',
  text: '#e6eaee',
  textSoft: '#b4bec8',
  textFaint: '#93a0ac',
  ink: '#7fb2de',
  inkHover: '#9dc6ea',
  onInk: '#0c1620',
  inkSoft: '#1b3044',
  seal: '#d4584b',
  calm: '#74c69d',
  calmSoft: '#173327',
  soon: '#e2b04a',
  soonSoft: '#382c10',
  today: '#f0995a',
  todaySoft: '#3d2412',
  late: '#f28b80',
  lateSoft: '#431d1a',
  paused: '#aeafdc',
  pausedSoft: '#292a43',
  focus: '#6db8ff',
  track: '#2a333d',
};

const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The palette as CSS custom properties: `--late-soft` and so on. */
export function asCss(palette: Palette): string {
  return Object.entries(palette).map(([key, value]) => `--${kebab(key)}:${String(value)}`).join(';');
}
