import Link from "next/link";
import { StateTag } from "@/components/imports/state-tag";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { importKindLabels, type ListedImport } from "@/domain/company-import";
import { showMoment } from "@/domain/moment";
import { thousands } from "@/domain/money";

/** Earlier imports, the newest first: a table, and on the phone lines. */
export function ImportList({ files }: { files: readonly ListedImport[] }) {
  return (
    <>
      <Table caption="导入记录" className="table-fixed max-lg:hidden">
        <colgroup>
          <col />
          <col className="w-24" />
          <col className="w-24" />
          <col className="w-24" />
          <col className="w-24" />
          <col className="w-24" />
          <col className="w-24" />
          <col className="w-28" />
          <col className="w-36" />
        </colgroup>
        <thead>
          <tr>
            <HeadCell>文件</HeadCell>
            <HeadCell>种类</HeadCell>
            <HeadCell>状态</HeadCell>
            <HeadCell isNumber>读取行</HeadCell>
            <HeadCell isNumber>新增</HeadCell>
            <HeadCell isNumber>有变化</HeadCell>
            <HeadCell isNumber>未导入</HeadCell>
            <HeadCell>发起人</HeadCell>
            <HeadCell>时间</HeadCell>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => {
            const counts = file.counts ?? file.preview;
            return (
              <tr key={file.id}>
                <RowHead>
                  <Link href={`/companies/import/${file.id}`} title={file.fileName} className="block truncate">
                    {file.fileName}
                  </Link>
                </RowHead>
                <Cell>{importKindLabels[file.kind]}</Cell>
                <Cell>
                  <StateTag state={file.state} />
                </Cell>
                {[counts?.read, counts?.created, counts?.updated, counts?.rejected].map((count, at) => (
                  <Cell key={numbers[at]} isNumber isQuiet>
                    {count === undefined ? "—" : thousands(String(count))}
                  </Cell>
                ))}
                <Cell>
                  <span className="block truncate">{starterOf(file)}</span>
                </Cell>
                <Cell isQuiet>{showMoment(new Date(file.startedAt))}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <ul aria-label="导入记录" className="lg:hidden">
        {files.map((file) => (
          <li key={file.id} className="border-b border-line-2 px-3 py-2">
            <Link href={`/companies/import/${file.id}`} className="block min-h-6 font-medium break-all">
              {file.fileName}
            </Link>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-2">
              <StateTag state={file.state} />
              <span>{importKindLabels[file.kind]}</span>
              <span>{starterOf(file)}</span>
              <span>{showMoment(new Date(file.startedAt))}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const numbers = ["read", "created", "updated", "rejected"];
const starterOf = (file: ListedImport) => file.startedByName ?? "命令行";
