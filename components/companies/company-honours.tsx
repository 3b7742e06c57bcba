import { RecordSource } from "@/components/companies/record-source";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { type CompanyRecords, recordCountWords } from "@/domain/company-record";

/** The lists the company stands on, with batch or stock code; nothing where it stands on none. */
export function CompanyHonours({ honours, honourCount }: Pick<CompanyRecords, "honours" | "honourCount">) {
  if (honours.length === 0) return null;
  return (
    <Card title="荣誉" note={recordCountWords(honours.length, honourCount, "项")}>
      <Table caption="荣誉">
        <thead>
          <tr>
            <HeadCell>名单</HeadCell>
            <HeadCell>批次或代码</HeadCell>
            <HeadCell>来源</HeadCell>
          </tr>
        </thead>
        <tbody>
          {honours.map((honour) => (
            <tr key={`${honour.kind} ${honour.detail}`}>
              <RowHead isWrapping>{honour.kind}</RowHead>
              <Cell isWrapping>{honour.detail}</Cell>
              <Cell isQuiet isWrapping>
                <RecordSource of={honour} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
