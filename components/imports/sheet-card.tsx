"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { type Send, useSubmission } from "@/components/account/use-submission";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell } from "@/components/ui/table-cells";
import { type SheetOutline, textEncodingLabels } from "@/domain/company-import";
import { columnLetter } from "@/domain/import-row";

/** What the reader found: sheet or encoding, the heading row, and the first rows as they stand. */
export function SheetCard({
  importId,
  outline,
  sheetNo,
  chooseSheet,
}: {
  importId: string;
  outline: SheetOutline;
  sheetNo: number;
  chooseSheet: Send<{ importId: string; sheetNo: number }, unknown>;
}) {
  const what = outline.encoding
    ? `文本文件，编码 ${textEncodingLabels[outline.encoding]}`
    : `工作表“${outline.sheets[sheetNo - 1] ?? ""}”，共 ${outline.sheets.length} 张`;
  const rows = outline.firstRows.map((cells, at) => ({ cells, no: at + 1 }));
  return (
    <Card title="读到的内容">
      <p className="px-3 pb-2 text-sm text-ink-2">
        {what}；表头在第 {outline.headingLine} 行，共 {outline.headings.length} 列
      </p>
      {outline.sheets.length > 1 && (
        <SheetChoice importId={importId} outline={outline} sheetNo={sheetNo} chooseSheet={chooseSheet} />
      )}
      <CardScroll className="max-h-64 border-t border-line-2">
        <Table caption={`表头和前 ${outline.firstRows.length} 行`} rows={28}>
          <thead>
            <tr>
              {outline.headings.map((heading, column) => (
                <HeadCell key={columnLetter(column)} second={heading || "（无表头）"}>
                  {columnLetter(column)}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, no }) => (
              <tr key={no}>
                {outline.headings.map((_, column) => (
                  <Cell key={columnLetter(column)} isQuiet>
                    <span className="block max-w-60 truncate">{cells[column]}</span>
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </CardScroll>
    </Card>
  );
}

function SheetChoice({
  importId,
  outline: { sheets, hiddenSheets = [] },
  sheetNo,
  chooseSheet,
}: {
  importId: string;
  outline: SheetOutline;
  sheetNo: number;
  chooseSheet: Send<{ importId: string; sheetNo: number }, unknown>;
}) {
  const id = useId();
  const router = useRouter();
  const [chosen, setChosen] = useState(sheetNo);
  const { submit, isPending, refused } = useSubmission(chooseSheet);
  return (
    <form
      className="flex flex-wrap items-center gap-2 border-t border-line-2 px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ importId, sheetNo: chosen }, () => router.replace(`/companies/import/${importId}`));
      }}
    >
      <label htmlFor={id} className="text-sm font-medium">
        工作表
      </label>
      <Select
        id={id}
        className="max-w-72"
        options={sheets.map((name, at) => ({
          value: String(at + 1),
          label: `${at + 1} ${name}${hiddenSheets.includes(at + 1) ? "（隐藏）" : ""}`,
        }))}
        value={String(chosen)}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
      <Button type="submit" aria-disabled={isPending || chosen === sheetNo}>
        {isPending ? "正在读取" : "改读这张"}
      </Button>
      {refused && (
        <Notice tone="bad" className="w-full">
          {refused.sentence}
        </Notice>
      )}
    </form>
  );
}
