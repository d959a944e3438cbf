-- A period's figures are read day by day, not by looking at all days of all series. Counting on changes no key.
create index figure_by_day on figure (day, series);
