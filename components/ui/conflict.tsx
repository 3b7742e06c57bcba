import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";

/** It may stand far above the button that was pressed. */
const takeReader = (panel: HTMLElement | null) => {
  panel?.focus({ preventScroll: true });
  panel?.scrollIntoView({ block: "start" });
};

/** Somebody saved first: both versions field by field. Nothing typed is lost; `mine` null means the reader left it. */
export function Conflict({
  changedBy,
  changedAt,
  noun,
  fields,
  actions,
}: {
  changedBy: string;
  changedAt: string;
  noun: string;
  fields: readonly { label: string; now: ReactNode; mine: ReactNode | null }[];
  /** 用我的覆盖 n 处 and 放弃我的修改. */
  actions: ReactNode;
}) {
  return (
    <section ref={takeReader} aria-label="两份内容" tabIndex={-1} className="grid scroll-mt-16 gap-2">
      <Notice tone="warn">
        {changedBy}在 {changedAt} 改过{noun}，您的内容还没有保存。请选择保留哪一份。
      </Notice>
      <Table caption="两份内容的不同之处" rows={28}>
        <thead>
          <tr>
            <HeadCell>字段</HeadCell>
            <HeadCell>现在</HeadCell>
            <HeadCell>您填的</HeadCell>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.label}>
              <RowHead>{field.label}</RowHead>
              <Cell isWrapping>{field.now}</Cell>
              <Cell isWrapping isKey={field.mine !== null}>
                {field.mine ?? <span className="text-ink-3">未改</span>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap gap-1.5">{actions}</div>
    </section>
  );
}
