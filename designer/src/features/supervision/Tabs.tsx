import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useSay, words } from '@/shared/words/words';

const said = { parts: words('监察各页', 'Pages of supervision') };

const tabs = [
  { to: '/supervision', title: words('看板', 'Board') },
  { to: '/supervision/load', title: words('负荷', 'Load') },
  { to: '/supervision/orders', title: words('督办', 'Orders') },
  { to: '/supervision/figures', title: words('统计', 'Figures') },
  { to: '/supervision/quality', title: words('质量', 'Quality') },
  { to: '/supervision/report', title: words('月报', 'Monthly report') },
  { to: '/supervision/wall', title: words('大屏', 'Wall screen') },
];

/** The pages of supervision, so that each stays short. */
export function Tabs() {
  const say = useSay();
  const place = useLocation().pathname;
  const nav = useRef<HTMLElement>(null);
  // Newer browsers answer with a promise, which is no way to end an effect.
  useEffect(() => {
    void nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [place]);
  return <nav ref={nav} className="tabs" aria-label={say(said.parts)}>{tabs.map((tab) => <NavLink key={tab.to} to={tab.to} end>{say(tab.title)}</NavLink>)}</nav>;
}
