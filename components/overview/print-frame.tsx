/** The head and foot of the printed sheet; the screen has its own. */
export function PrintTitle({ title }: { title: string }) {
  return (
    <p className="mb-2 hidden items-end justify-between print:flex">
      <b className="font-title text-xl font-semibold">{title}</b>
      <span>单位：亿元</span>
    </p>
  );
}

export function PrintFoot({ words, printed }: { words: string; printed: string }) {
  return (
    <p className="mt-2.5 hidden justify-between gap-6 text-xs text-ink-2 print:flex">
      <span>{words}</span>
      <span className="whitespace-nowrap">{printed}</span>
    </p>
  );
}
