import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { changeLabels, type ImportChange, type ImportSample } from "@/domain/company-import";

/** The first rows of one verdict: what would change in each, and what is worth a look. */
export function SampleTable({ caption, samples }: { caption: string; samples: readonly ImportSample[] }) {
  const isRejected = samples[0]?.verdict === "rejected";
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell isNumber className="w-16">
            行号
          </HeadCell>
          <HeadCell className="w-2/5">{isRejected ? "内容" : "企业名称"}</HeadCell>
          <HeadCell>{isRejected ? "原因" : "变化和提示"}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <tr key={sample.line}>
            <Cell isNumber isQuiet>
              {sample.line}
            </Cell>
            <RowHead isWrapping>{sample.name}</RowHead>
            <Cell isWrapping>
              {sample.changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
              {sample.warnings.map((warning) => (
                <span key={warning} className="block text-ink-2">
                  {warning}
                </span>
              ))}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Change({ change: { field, from, to, isKept } }: { change: ImportChange }) {
  return (
    <span className="block wrap-anywhere">
      {changeLabels[field]}：{cut(from) || "（空）"} → {cut(to) || "（空）"}
      {isKept && (
        <>
          {" "}
          <Tag tone="warn">保留原值</Tag>
        </>
      )}
    </span>
  );
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
