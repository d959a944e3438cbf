/** A line of two texts laid side by side: kept, taken out, or put in. */
export interface DiffLine {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Two texts line by line, by their longest common sequence of lines. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head])
    head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  const [rows, columns] = [a.length - head - tail, b.length - head - tail];
  const longest = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      longest[i]![j] = a[head + i] === b[head + j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const lines: DiffLine[] = [];
  const same = (i: number, j: number) => lines.push({ kind: 'same', text: a[i]!, before: i + 1, after: j + 1 });
  for (let i = 0; i < head; i++)
    same(i, i);
  for (let i = 0, j = 0; i < rows || j < columns;) {
    if (i < rows && j < columns && a[head + i] === b[head + j])
      same(head + i++, head + j++);
    else if (i < rows && (j === columns || longest[i + 1]![j]! >= longest[i]![j + 1]!))
      lines.push({ kind: 'out', text: a[head + i]!, before: head + ++i, after: null });
    else
      lines.push({ kind: 'in', text: b[head + j]!, before: null, after: head + ++j });
  }
  for (let k = tail; k > 0; k--)
    same(a.length - k, b.length - k);
  return lines;
}

/** The lines that changed with so many kept ones around them; null stands for lines left out. */
export function around(lines: readonly DiffLine[], context: number): (DiffLine | null)[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - context), index + context + 1).some((line) => line.kind !== 'same'));
  return lines.flatMap((line, index) => near[index] ? [line] : index > 0 && !near[index - 1] ? [] : [null]);
}
