import { expect, it } from 'vitest';
import { isNews } from './live';

it('a change is news, the hello and the beat of the line are not', () => {
  expect(isNews('data: {"case":"N1","sequence":3,"type":"case.accepted"}\nid: 1-2')).toBe(true);
  expect(isNews('event: beat\ndata: {"type":"beat"}')).toBe(false);
  expect(isNews('event: hello\ndata: {"type":"ready"}')).toBe(false);
});

it('word that changes were missed is news', () => {
  expect(isNews('event: hello\ndata: {"case":"","sequence":0,"type":"reload"}')).toBe(true);
});
