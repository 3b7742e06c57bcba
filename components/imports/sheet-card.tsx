"use client";

import { ReadingChoice } from "@/components/imports/reading-choice";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell } from "@/components/ui/table-cells";
import type { Send } from "@/components/ui/use-submission";
import { type SheetOutline, textEncodingLabels } from "@/domain/company-import";
import { columnLetter } from "@/domain/import-row";

/** What the reader found: sheet or encoding, the heading row, and the first rows as they stand. */
export function SheetCard({
  importId,
  outline,
  sheetNo,
  chooseSheet,
  chooseHeading,
}: {
  importId: string;
  outline: SheetOutline;
  sheetNo: number;
  chooseSheet: Send<{ importId: string; sheetNo: number }, unknown>;
  chooseHeading: Send<{ importId: string; headingLine: number }, unknown>;
}) {
  const { sheets, hiddenSheets = [], headingChoices = [], headingLine } = outline;
  const href = `/companies/import/${importId}`;
  const what = outline.encoding
    ? `文本文件，编码 ${textEncodingLabels[outline.encoding]}`
    : `工作表“${sheets[sheetNo - 1] ?? ""}”，共 ${sheets.length} 张`;
  const rows = outline.firstRows.map((cells, at) => ({ cells, no: at + 1 }));
  return (
    <Card title="读到的内容">
      <p role="status" className="px-3 pb-2 text-sm text-ink-2">
        {what}；表头在第 {headingLine} 行，共 {outline.headings.length} 列
      </p>
      <div className="grid gap-x-6 gap-y-2 border-t border-line-2 px-3 py-2 empty:hidden lg:flex lg:flex-wrap">
        {sheets.length > 1 && (
          <ReadingChoice
            label="工作表"
            verb="改读这张"
            options={sheets.map((name, at) => ({
              value: String(at + 1),
              label: `${at + 1} ${name}${hiddenSheets.includes(at + 1) ? "（隐藏）" : ""}`,
            }))}
            current={sheetNo}
            href={href}
            inputOf={(chosen) => ({ importId, sheetNo: chosen })}
            choose={chooseSheet}
          />
        )}
        {headingChoices.length > 1 && (
          <ReadingChoice
            key={`sheet ${sheetNo}`}
            label="表头所在行"
            verb="改用这行"
            options={headingChoices.map(({ line, begin }) => ({
              value: String(line),
              label: `第 ${line} 行 ${begin}`,
            }))}
            current={headingLine}
            href={href}
            inputOf={(chosen) => ({ importId, headingLine: chosen })}
            choose={chooseHeading}
          />
        )}
      </div>
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
